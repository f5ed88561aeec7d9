"""The style sheet of the HTML page."""

STYLE = """
:root{color-scheme:light dark;--text:#1c2128;--soft:#5b6570;--line:#d8dde3;--back:#f5f6f8;--card:#fff;
--error:#b3261e;--warning:#8a5a00;--advice:#1f5f99;--good:#1a7f37;--wrong:#fde4e1;--suspect:#fff3cd}
@media(prefers-color-scheme:dark){:root{--text:#e4e7eb;--soft:#9aa4af;--line:#343b44;--back:#14171b;--card:#1c2026;
--error:#ff8a80;--warning:#f2c063;--advice:#8ec5ff;--good:#6fdd8b;--wrong:#5a211d;--suspect:#4d3f12}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:62rem;padding:1.5rem;color:var(--text);background:var(--back);
font:16px/1.65 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif}
h1{font-size:1.5rem;margin:0 0 .5rem}
h2{font-size:1.2rem;margin:0 0 .75rem;overflow-wrap:anywhere}
h3{font-size:1.05rem;margin:1.75rem 0 .75rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
header p{margin:.15rem 0}
section{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:1.25rem 1.5rem;margin:1.25rem 0}
.passed{color:var(--good);font-weight:600}
.unsure{color:var(--warning);font-weight:600}
.failed{color:var(--error);font-weight:600}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:.5rem 0 0}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
dd ul{margin:.25rem 0 0;padding-left:1.2rem}
article{border-left:.3rem solid var(--level);padding:.1rem 0 .1rem 1rem;margin:0 0 1.5rem}
.error{--level:var(--error)}.warning{--level:var(--warning)}.advice{--level:var(--advice)}
.head{margin:0}
.level{color:var(--level);font-weight:700;margin-right:.4rem}
.code{color:var(--soft);font-size:.9rem;font-family:ui-monospace,Consolas,monospace}
.message{margin:.15rem 0 .5rem;font-weight:600}
table{border-collapse:collapse;font-size:.92rem;margin:.5rem 0;max-width:100%}
.legend{color:var(--soft);font-size:.85rem;margin:0 0 .5rem}
th,td{border:1px solid var(--line);padding:.25rem .6rem;text-align:left;vertical-align:top}
thead th{color:var(--soft);font-weight:600}
.excerpt td,.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.excerpt tbody th{font-weight:400}
td.wrong{background:var(--wrong);color:var(--error);font-weight:700}
td.suspect{background:var(--suspect);color:var(--warning);font-weight:700}
details{margin-top:1.25rem}
summary{cursor:pointer;color:var(--soft)}
footer{color:var(--soft);font-size:.85rem}
a{color:var(--advice)}
@media print{:root{color-scheme:light;--text:#000;--soft:#444;--line:#bbb;--back:#fff;--card:#fff;--error:#a00;
--warning:#6b4600;--advice:#004b87;--good:#060;--wrong:#fbe3e0;--suspect:#fdf3d0}
body{padding:0;max-width:none;font-size:10.5pt}section{border:0;padding:0}.file~.file{break-before:page}
article,table{break-inside:avoid}h3{break-after:avoid}details:not([open]){display:none}
td.wrong,td.suspect{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""

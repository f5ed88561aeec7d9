"""A PDF as a scanner gives it back: pictures of its pages at 200 dpi, a little askew, grey, with noise, as JPEG."""

from __future__ import annotations

import io
import random

DPI = 200


def scanned(data: bytes, seed: int) -> bytes:
    """The PDF of the scan. The seed decides how badly each page is scanned. Needs the extra ``ocr``."""
    from PIL import Image

    pages = [Image.open(io.BytesIO(page)) for page in pictures(data, seed)]
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=DPI, save_all=True, append_images=pages[1:])
    return out.getvalue()


def pictures(data: bytes, seed: int) -> list[bytes]:
    """The scan's pages, a JPEG each."""
    import pypdfium2

    rng = random.Random(seed)
    return [_worn(page, rng) for page in pypdfium2.PdfDocument(data)]


def _worn(page: object, rng: random.Random) -> bytes:
    import cv2
    import numpy as np

    grey = page.render(scale=DPI / 72, grayscale=True).to_numpy()  # type: ignore[attr-defined]
    grey = grey.reshape(grey.shape[:2])
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-0.8, 0.8), 1.0)
    grey = cv2.warpAffine(grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    blur = rng.choice((0.0, 0.5, 0.8))
    if blur:
        grey = cv2.GaussianBlur(grey, (0, 0), blur)
    noise = np.random.default_rng(rng.randrange(2**32)).normal(0, rng.uniform(2, 10), grey.shape)
    grey = np.clip(grey * 0.92 + 10 + noise, 0, 255).astype(np.uint8)
    return bytes(cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, rng.randint(60, 90)])[1])

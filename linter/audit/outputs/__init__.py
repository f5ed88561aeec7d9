"""What an audit leaves in its folder for people and programs; all of it made from the store alone.

Every output is a module with ``write(store, context)``, which writes into ``store.folder`` and is deterministic: the
same store and context give the same bytes.
"""

"""The screens: views of the session, rebuilt from it. They change the session; the app saves."""

# Below NARROW columns a field's label stands above it; from WIDE on a pane on the right tells more.
NARROW, WIDE = 64, 110

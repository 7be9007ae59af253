"""The screens: views of the session, rebuilt from it. They change the session; the app saves."""

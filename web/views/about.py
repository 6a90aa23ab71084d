"""About the site itself: how accessible it is."""

from __future__ import annotations

from flask import Blueprint, render_template

from web.site import workspace

blueprint = Blueprint("about", __name__)
_MAGNIFICATION = 1280 / 320


@blueprint.get("/accessibility")
def accessibility() -> str:
    """The accessibility statement: what is tested, what falls short, and whom to tell."""
    return render_template("accessibility.html", config=workspace().config, magnification=_MAGNIFICATION)

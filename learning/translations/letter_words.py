"""What stands in the letters we send? Only that something waits, and where: no letter holds what anybody has written."""


def reminder(name: str, link: str) -> tuple[str, str]:
    """Subject and body, in the language of the moment."""
    from flask_babel import gettext as _

    subject = _("Noe venter på deg i Ressursnett")
    body = _(
        "Hei, %(name)s.\n\n"
        "Noe venter på deg på Min side i Ressursnett. Det tar et par minutter:\n%(link)s\n\n"
        "Vil du ikke ha slik e-post, sier du nei på Min profil.\n",
        name=name,
        link=link,
    )
    return str(subject), str(body)

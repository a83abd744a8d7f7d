"""What is said about a library as a whole: what points at what, what lies in media/, and how it reads?

Read by `problem_words`, where the rest of the sentences stand.
"""

from collections.abc import Mapping


def N_(sentence: str) -> str:  # the name message extraction looks for, for what is translated later
    return sentence


#: Code of a problem → what is wrong – what to do.
LIBRARY: Mapping[str, str] = {
    "link-document-missing": N_(
        "Lenken går til «%(target)s», som ikke finnes – skriv stien til filen slik: ../documents/personvern.md"
    ),
    "link-page-missing": N_("Siden «%(page)s» finnes ikke i %(document)s – rett id-en etter #"),
    "alias-is-document": N_("Aliaset «%(alias)s» er navnet på et dokument, %(other)s – fjern det fra «aliases»"),
    "alias-twice": N_("Aliaset «%(alias)s» står også i %(other)s – la bare det ene dokumentet ha det"),
    "id-recycled": N_(
        "Id-en «%(id)s» tilhørte noe av et annet slag i forrige utgave – gi dette en ny id, så ingen får andres svar"
    ),
    "id-gone": N_(
        "Id-en «%(id)s» fra forrige utgave er borte – sett den tilbake, eller skriv den under «aliases» hvis den er "
        "fjernet med vilje"
    ),
    "document-gone": N_(
        "%(slug)s fra forrige utgave er borte – legg filen tilbake, eller skriv «%(slug)s» under «aliases» i "
        "dokumentet som har tatt over"
    ),
    "media-unused": N_("Ingen tekst bruker %(name)s – slett filen, eller vis den i en tekst"),
    "image-heavy": N_(
        "Bildet er på %(kb)s kB, og det bør være under %(most)s – lagre det mindre, så det går fort på mobil"
    ),
    "image-too-heavy": N_(
        "Bildet er på %(kb)s kB, og det kan være høyst %(most)s – lagre det mindre eller med lavere kvalitet"
    ),
    "svg-active": N_("Tegningen kjører kode eller henter noe utenfra – lagre den på nytt som ren SVG, eller som PNG"),
    "svg-unreadable": N_("Tegningen kan ikke leses som SVG – lagre den på nytt fra tegneprogrammet, eller som PNG"),
    "page-hard-to-read": N_(
        "Siden er tung å lese (LIX %(lix)s, bør være høyst %(most)s) – del opp lange setninger, og bytt ut lange ord"
    ),
    "table-without-caption": N_(
        "Tabellen har ingen tabelltekst – skriv den på en egen linje over, med en tom linje mellom: Tabell: Hva den viser"
    ),
    "image-without-caption": N_(
        'Bildet har ingen bildetekst – skriv den i anførselstegn etter adressen: ![tekst](media/navn.png "Bildetekst")'
    ),
    "video-without-statement": N_(
        "Det står ikke om filmen er tekstet og synstolket – skriv det i anførselstegn etter adressen: "
        '[tittel](adresse "Teksting: norsk. Synstolking: ja.")'
    ),
}

#: The same, for problems that come with a suggestion.
LIBRARY_SUGGESTING: Mapping[str, str] = {
    "link-document-missing": N_("Lenken går til «%(target)s», som ikke finnes – mente du %(suggestion)s?"),
    "link-page-missing": N_("Siden «%(page)s» finnes ikke i %(document)s – mente du #%(suggestion)s?"),
}

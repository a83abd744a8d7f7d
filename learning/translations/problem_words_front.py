"""What is said about a file as a whole, and about what stands at its top?

Read by `problem_words`, where the rest of the sentences stand.
"""

from collections.abc import Mapping


def N_(sentence: str) -> str:  # the name message extraction looks for, for what is translated later
    return sentence


#: Code of a problem → what is wrong – what to do.
FRONT: Mapping[str, str] = {
    "path-not-markdown": N_("Filnavnet passer ikke – dokumenter heter noe på .md, for eksempel 10-smerte.md"),
    "path-language": N_(
        "«%(language)s» er ikke et språk her – skriv .nn.md for nynorsk, .en.md for engelsk og bare .md for bokmål"
    ),
    "path-ill-formed": N_(
        "«%(name)s» kan ikke brukes i et filnavn – bruk små bokstaver a–z, tall og bindestrek: «%(suggestion)s»"
    ),
    "path-unknown-place": N_(
        "Filen ligger et sted der det ikke hører dokumenter hjemme – flytt den til courses/, "
        "simulations/, competence/, plans/, forms/, documents/ eller guides/"
    ),
    "file-too-large": N_("Filen er for stor (over %(most)s tegn) – del den i flere moduler"),
    "file-too-long": N_("Filen har for mange linjer (over %(most)s) – del den i flere moduler"),
    "line-too-long": N_("Linjen er for lang (over %(most)s tegn) – del teksten i flere avsnitt"),
    "not-utf-8": N_("Filen er ikke lagret som UTF-8 – lagre den på nytt med tegnkoding UTF-8"),
    "control-character": N_("Linjen inneholder et usynlig tegn (%(code)s) – slett det, eller skriv linjen på nytt"),
    "too-many-problems": N_("Det er flere feil enn de %(shown)s som vises – rett disse først"),
    "front-matter-missing": N_(
        "Filen begynner ikke med opplysninger om dokumentet – skriv --- på første linje, så title, "
        "edition og resten, så --- igjen"
    ),
    "front-matter-unclosed": N_("Opplysningene øverst er ikke avsluttet – skriv --- på en egen linje etter dem"),
    "front-matter-not-keys": N_("Opplysningene øverst er ikke nøkler med verdier – skriv for eksempel «title: Smerte»"),
    "front-matter-too-large": N_("Opplysningene øverst er for lange (over %(most)s tegn) – kort dem ned"),
    "yaml-colon": N_('Linjen har et kolon for mye – sett anførselstegn rundt teksten: title: "Smerte: en innføring"'),
    "yaml-character": N_(
        "Linjen begynner med et tegn som ikke kan stå der – bruk mellomrom i stedet for tabulator, og "
        "anførselstegn rundt teksten"
    ),
    "yaml-unreadable": N_(
        "Opplysningene øverst kan ikke leses her – se etter manglende anførselstegn, klammer eller feil innrykk"
    ),
    "yaml-alias": N_(
        "Ankere og henvisninger (& og *) kan ikke brukes her – skriv verdien helt ut, eller sett "
        "anførselstegn rundt den"
    ),
    "yaml-tag": N_("Merker (!) kan ikke brukes her – skriv verdien som vanlig tekst, med anførselstegn rundt"),
    "yaml-key": N_("En nøkkel må være et enkelt ord – skriv «nøkkel: verdi»"),
    "yaml-too-deep": N_("Opplysningene øverst er for sammensatte – skriv enkle lister og nøkler"),
    "key-twice": N_("«%(key)s» står to ganger – behold bare den ene"),
    "key-missing": N_("«%(key)s» mangler – legg den til øverst i filen"),
    "unknown-key": N_("«%(key)s» er ikke en kjent nøkkel – fjern den, eller rett skrivemåten"),
    "value-not-text": N_("«%(key)s» må være tekst – sett anførselstegn rundt verdien"),
    "value-empty": N_("«%(key)s» er tom – skriv en tekst, eller fjern nøkkelen"),
    "value-not-whole": N_(
        "«%(key)s» må være et helt tall fra %(least)s til %(most)s – skriv tallet uten anførselstegn"
    ),
    "value-not-date": N_("«%(key)s» må være en dato – skriv år, måned og dag slik: 2026-11-21"),
    "value-not-day-of-year": N_('«%(key)s» må være en dag i året – skriv måned og dag slik: "01-31"'),
    "value-not-yes-or-no": N_("«%(key)s» må være ja eller nei – skriv true eller false"),
    "value-not-known": N_("«%(value)s» kan ikke brukes i «%(key)s» – velg en av disse: %(known)s"),
    "value-not-list": N_("«%(key)s» må være en liste – skriv verdiene slik: [en, to]"),
    "value-not-keys": N_("«%(key)s» må ha nøkler og verdier – skriv dem med innrykk under «%(key)s»"),
    "value-twice": N_("«%(value)s» står to ganger i «%(key)s» – behold bare den ene"),
    "value-not-id": N_("«%(value)s» i «%(key)s» er ikke en gyldig id – bruk små bokstaver a–z, tall og bindestrek"),
    "value-not-address": N_("«%(key)s» er ikke en nettadresse – skriv hele adressen, fra https://"),
    "language-differs": N_(
        "Språket «%(language)s» stemmer ikke med filnavnet, som sier «%(file)s» – rett det ene av dem"
    ),
    "ask-too-many": N_(
        "Det skal trekkes %(ask)s spørsmål, men modulen har bare %(questions)s – senk «ask», eller lag flere spørsmål"
    ),
    "evidence-shows-nothing": N_(
        "«%(key)s» viser ingen av de tre sidene – legg til understanding, experience eller action"
    ),
    "rule-without-source": N_("Regelen «%(key)s» mangler verdi og kilde – skriv {value: …, source: …}"),
    "source-twice": N_("Kilden «%(source)s» er ført opp to ganger – gi den ene en annen nøkkel, eller slett den"),
    "source-unknown": N_(
        "Kilden «%(source)s» er ikke ført opp – legg den til under «sources», eller rett henvisningen"
    ),
    "source-unused": N_(
        "Kilden «%(source)s» er ikke vist til – skriv [^%(source)s] der den brukes, eller fjern den fra «sources»"
    ),
    "footnote-in-text": N_(
        "Fotnoten «%(source)s» er skrevet i teksten – før kilden opp under «sources» øverst i filen"
    ),
}

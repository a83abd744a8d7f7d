"""How is a mistake in a text said to its author?

Always «what is wrong – what to do». The message ids are the bokmål sentences; outside an application they are
the answer as they stand. Codes and facts come from `learning.courses.problems`, which knows no Norwegian.
"""

from collections.abc import Mapping
from typing import Protocol

from learning.translations.problem_words_activities import ACTIVITIES
from learning.translations.problem_words_front import FRONT
from learning.translations.problem_words_interchange import INTERCHANGE
from learning.translations.problem_words_library import LIBRARY, LIBRARY_SUGGESTING
from learning.translations.problem_words_simulations import SIMULATIONS, SIMULATIONS_SUGGESTING


def N_(sentence: str) -> str:  # the name message extraction looks for, for what is translated later
    return sentence


#: Code of a problem → what is wrong – what to do.
PROBLEMS: Mapping[str, str] = {
    **FRONT,
    **ACTIVITIES,
    **LIBRARY,
    **INTERCHANGE,
    **SIMULATIONS,
    "no-pages": N_("Modulen har ingen sider – begynn hver side med en overskrift: ## Tittel {#id}"),
    "page-empty": N_("Siden er tom – skriv noe under overskriften, eller slett den"),
    "page-too-long": N_("Siden har %(words)s ord, og det bør være høyst %(most)s – del den i to sider"),
    "text-empty": N_("Dokumentet har ingen tekst – skriv den under opplysningene øverst"),
    "text-before-first-page": N_(
        "Det står tekst før den første siden – flytt den inn under en overskrift som begynner med ##"
    ),
    "too-many-headings": N_("Det er over %(most)s overskrifter – del filen i flere moduler"),
    "heading-level-one": N_(
        "Overskriften begynner med én # – tittelen står øverst i filen; bruk ## for sider og ### inne på en side"
    ),
    "heading-empty": N_("Overskriften er tom – skriv en tekst etter #"),
    "heading-ill-formed": N_(
        "Dette ligner en overskrift uten å være det – skriv høyst seks # helt til venstre, så et mellomrom"
    ),
    "heading-in-quote": N_(
        "Det står en overskrift inne i en ramme eller et sitat – skriv den med **fet skrift** i stedet"
    ),
    "heading-in-framework": N_(
        "Bare overskrifter med ## brukes her – gjør områdene til ## og kompetansene til en liste"
    ),
    "markup-in-heading": N_("Overskriften har uthevinger, lenker eller kildehenvisninger – skriv den som ren tekst"),
    "id-missing": N_("Overskriften mangler id – skriv {#%(suggestion)s} sist på linjen"),
    "id-ill-formed": N_("«%(id)s» er ikke en gyldig id – bruk små bokstaver a–z, tall og bindestrek: «%(suggestion)s»"),
    "id-twice": N_("Id-en «%(id)s» er brukt før, på linje %(line)s – gi den ene en annen id"),
    "id-not-here": N_("Bare sider og aktiviteter har id – fjern klammene fra denne overskriften"),
    "activity-level": N_("Aktiviteten har feil overskriftsnivå – begynn linjen med tre #"),
    "activity-outside-module": N_("Aktiviteter kan bare stå i moduler – skriv dette som vanlig tekst"),
    "keyword-unknown": N_("«%(keyword)s» er ikke en kjent aktivitet – mente du «%(suggestion)s:»?"),
    "task-list-outside-activity": N_(
        "Avkrysningslisten hører ikke til noe spørsmål – skriv ### Spørsmål: … {#id} over den, eller "
        "bruk en vanlig liste"
    ),
    "too-few-options": N_(
        "Spørsmålet har for få svar (%(count)s) – skriv minst to, slik: - [ ] feil svar og - [x] riktig svar"
    ),
    "too-many-options": N_("Spørsmålet har for mange svar – behold høyst %(most)s"),
    "no-right-answer": N_("Ingen svar er merket som riktige – skriv [x] foran det som er riktig"),
    "all-right-answers": N_("Alle svarene er merket som riktige – sjekk at det er meningen"),
    "identical-options": N_("Svaret er likt svaret på linje %(line)s – skriv om eller slett det ene"),
    "option-empty": N_("Svaret er tomt – skriv en tekst etter klammene"),
    "option-ill-formed": N_(
        "Linjen ligner et svar uten å være det – skriv bindestrek, mellomrom, [ ] eller [x], mellomrom og så svaret"
    ),
    "option-indented": N_("Svaret har innrykk – skriv bindestreken helt til venstre"),
    "option-line-not-indented": N_(
        "Linjen fortsetter et svar uten innrykk – rykk den inn med to mellomrom, eller skriv en tom linje foran"
    ),
    "feedback-indented-by-four": N_("Tilbakemeldingen er rykket inn for langt – bruk to mellomrom foran >"),
    "feedback-after-blank-line": N_("Det er en tom linje mellom svaret og tilbakemeldingen – fjern den tomme linjen"),
    "feedback-under-list": N_(
        "Tilbakemeldingen hører ikke til noe svar – flytt den rett under svaret sitt, med to mellomrom foran >"
    ),
    "feedback-line-without-mark": N_(
        "Linjen fortsetter en tilbakemelding uten tegnet > – skriv to mellomrom og > foran"
    ),
    "text-after-options": N_(
        "Det står tekst etter svarene – begynn avsnittet med «Forklaring:», eller skriv --- på en egen linje foran det"
    ),
    "text-after-explanation": N_(
        "Det står tekst etter forklaringen – skriv --- på en egen linje mellom dem, så den blir en del av siden"
    ),
    "explanation-before-options": N_("Forklaringen står før svarene – flytt den under listen med svar"),
    "explanation-glued": N_("Forklaringen står klistret til svarene – skriv en tom linje foran «Forklaring:»"),
    "list-glued": N_("Listen står klistret til avsnittet over – skriv en tom linje foran den"),
    "table-glued": N_("Tabellen står klistret til avsnittet over – skriv en tom linje foran den"),
    "table-row-too-long": N_(
        "Raden har %(count)s felt, men tabellen har %(most)s kolonner – slett det som er for mye, eller skriv \\| "
        "for et tegn som hører til teksten"
    ),
    "line-under-paragraph": N_(
        "Streken står klistret til teksten over og gjør den til overskrift – skriv en tom linje foran streken"
    ),
    "code-by-indent": N_("Linjen er rykket inn med fire mellomrom og blir vist som kode – fjern innrykket"),
    "tab": N_("Linjen begynner med tabulator – bruk mellomrom"),
    "fence-unclosed": N_("Kodeblokken er ikke avsluttet – skriv ``` på en egen linje etter den"),
    "fence-indented": N_("Kodeblokken har innrykk – skriv ``` helt til venstre"),
    "callout-unknown": N_(
        "«%(mark)s» er ikke en kjent ramme – bruk NOTE, TIP, IMPORTANT, WARNING, CAUTION eller REVIEW"
    ),
    "callout-misplaced": N_(
        "Rammen begynner ikke riktig – skriv > [!%(mark)s] alene på linjen, helt til venstre, og "
        "teksten på linjene under"
    ),
    "callout-indented": N_("Rammen har innrykk – skriv > helt til venstre"),
    "callout-line-without-mark": N_(
        "Linjen hører til rammen over, men mangler > – skriv > foran den, eller en tom linje mellom"
    ),
    "callout-empty": N_("Rammen er tom – skriv teksten på linjene under, med > foran"),
    "raw-html": N_(
        "HTML (%(tag)s) kan ikke brukes – skriv det med Markdown, eller skriv \\< hvis du mener selve tegnet"
    ),
    "image-without-text": N_(
        "Bildet mangler tekst for dem som ikke ser det – skriv hva det viser mellom klammene: ![tekst](adresse)"
    ),
    "image-not-in-media": N_("Bildet ligger ikke i media/ – legg det der, og skriv ![tekst](media/navn.png)"),
    "image-malformed": N_("Bildet er ikke skrevet riktig – skriv ![tekst](media/navn.png)"),
    "image-missing": N_("Bildet %(image)s finnes ikke – legg det i mappen media/, eller rett navnet"),
    "link-unknown": N_(
        "Lenken går til noe vi ikke kjenner – skriv hele adressen fra https://, eller stien til filen: ../guides/drift.md"
    ),
    "link-ill-formed": N_(
        "Lenken har ingen tekst, eller en lenke eller kilde inni seg – skriv [tekst](adresse), med bare ord i klammene"
    ),
    "link-defined-elsewhere": N_("Adressen til «%(name)s» er skrevet for seg – skriv den i lenken: [tekst](adresse)"),
    "fragment-too-long": N_("Teksten er for lang (over %(most)s tegn) – del den i flere sider"),
    "paragraph-too-long": N_("Avsnittet er for langt (over %(most)s tegn) – del det opp med tomme linjer"),
    "too-many-marks": N_("Avsnittet har for mange av tegnet %(mark)s (over %(most)s) – del det opp, eller fjern noen"),
    "quote-too-deep": N_("Sitatet har for mange nivåer (over %(most)s) – bruk færre >"),
    "list-too-deep": N_("Listen har for mange nivåer (over %(most)s) – bruk færre"),
    "no-areas": N_("Rammeverket har ingen områder – skriv ## Navn {#id} over hver gruppe av kompetanser"),
    "area-empty": N_("Området har ingen kompetanser – skriv dem slik: - **id** Navn – beskrivelse"),
    "competence-ill-formed": N_("Dette er ikke en kompetanse – skriv den på én linje: - **id** Navn – beskrivelse"),
    "same-document-twice": N_("Dokumentet %(slug)s finnes også i %(other)s – behold bare den ene filen"),
    "ids-differ": N_(
        "«%(id)s» er ikke likt i %(other)s – de to språkene må ha samme id-er, like mange svar og samme riktige svar"
    ),
    "editions-differ": N_("Utgaven er en annen enn i %(other)s (%(edition)s) – oppdater begge språkene sammen"),
    "course-missing": N_("Kurset %(course)s finnes ikke – lag filen course.md i samme mappe"),
    "competence-elsewhere": N_(
        "Kompetansen «%(id)s» står også i %(other)s – gi den en egen id, så det er klart hvem den gjelder"
    ),
    "competence-unknown": N_(
        "Kompetansen «%(id)s» finnes ikke i noe rammeverk – rett id-en, eller legg den til i rammeverket"
    ),
    "requirement-unknown": N_("Kravet «%(id)s» finnes ikke – rett id-en under «covers», eller fjern den"),
    "requirement-not-content": N_(
        "Kravet «%(id)s» er av type %(type)s og kan ikke dekkes av en modul – fjern det fra «covers»"
    ),
    "network-twice": N_("Nettverket «%(network)s» har også en plan i %(other)s – behold bare den ene"),
    "document-missing": N_("%(slug)s finnes ikke – rett navnet under «%(key)s», eller lag dokumentet"),
    "rule-source-unknown": N_(
        "Kilden «%(source)s» til «%(key)s» er ikke kjent – bruk en krav-id, en kilde fra «sources» eller proposal"
    ),
    "review-due": N_(
        "Dokumentet skulle vært gjennomgått innen %(on)s – les gjennom, og sett ny dato i «reviewed» og «review_by»"
    ),
    "law-not-checked": N_(
        "Lovhenvisningene ble sist sjekket %(on)s, for over ett år siden – sjekk dem, og sett ny dato i «law_checked»"
    ),
    "studio-is-newer": N_(
        "Kursverkstedet har publisert endring nr. %(number)s etter denne filen – hent den ut, og slå tekstene sammen"
    ),
    "edition-lowered": N_(
        "Utgaven er senket fra %(before)s til %(edition)s – en utgave går aldri ned; skriv %(before)s, eller et høyere "
        "tall ved en faglig endring"
    ),
    "document-vanished": N_(
        "%(slug)s er publisert, men borte fra mappen – trekk det i kursverkstedet, eller skriv «aliases: [%(slug)s]» i "
        "dokumentet som har tatt over"
    ),
    "withdrawn-in-studio": N_(
        "Dokumentet er trukket i kursverkstedet («%(reason)s») – publiser det igjen der før du endrer filen"
    ),
}

#: The same, for problems that come with a suggestion.
SUGGESTING: Mapping[str, str] = {
    **LIBRARY_SUGGESTING,
    **SIMULATIONS_SUGGESTING,
    "unknown-key": N_("«%(key)s» er ikke en kjent nøkkel – mente du «%(suggestion)s»?"),
    "value-not-known": N_("«%(value)s» kan ikke brukes i «%(key)s» – mente du «%(suggestion)s»?"),
    "callout-unknown": N_("«%(mark)s» er ikke en kjent ramme – mente du «%(suggestion)s»?"),
    "competence-unknown": N_("Kompetansen «%(id)s» finnes ikke i noe rammeverk – mente du «%(suggestion)s»?"),
    "requirement-unknown": N_("Kravet «%(id)s» finnes ikke – mente du «%(suggestion)s»?"),
}


class ProblemLike(Protocol):
    """A problem, without knowing the room it comes from."""

    @property
    def file(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def code(self) -> str: ...
    @property
    def facts(self) -> Mapping[str, str | int]: ...


def words(problem: ProblemLike) -> str:
    """What is wrong – what to do."""
    from flask_babel import gettext

    suggesting = SUGGESTING if problem.facts.get("suggestion") else {}
    sentence = suggesting.get(problem.code) or PROBLEMS[problem.code]
    return str(gettext(sentence, **problem.facts)) if problem.facts else str(gettext(sentence))


def sentence(problem: ProblemLike) -> str:
    """The whole line: `file:line: what is wrong – what to do`."""
    return f"{problem.file}:{problem.line}: {words(problem)}"

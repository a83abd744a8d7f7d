"""What is said about activities other than questions?

Read by `problem_words`, where the rest of the sentences stand.
"""

from collections.abc import Mapping


def N_(sentence: str) -> str:  # the name message extraction looks for, for what is translated later
    return sentence


#: Code of a problem → what is wrong – what to do.
ACTIVITIES: Mapping[str, str] = {
    "explanation-before-key": N_("Forklaringen står før fasiten – flytt «Forklaring:» til slutt"),
    "explanation-not-here": N_(
        "Denne aktiviteten har ingen fasit å forklare – ta bort «Forklaring:», og skriv det som vanlig tekst"
    ),
    "answer-missing": N_("Fasiten mangler – skriv den i et eget avsnitt, slik: Svar: 21 poeng (± 0)"),
    "answer-missing-list": N_("Fasiten mangler – skriv «Svar:» på en egen linje, og en liste med godtatte svar under"),
    "answer-glued": N_("«Svar:» står klistret til avsnittet over – skriv en tom linje foran"),
    "answer-twice": N_("«Svar:» står også på linje %(line)s – behold bare det ene"),
    "answer-on-the-line": N_("Svaret står på samme linje som «Svar:» – skriv det som en liste på linjene under"),
    "answer-not-a-number": N_(
        "Svaret er ikke et tall som kan leses på bare én måte – skriv tallet først og enheten etter, slik: Svar: 3,5 mg/t"
    ),
    "tolerance-ill-formed": N_(
        "Slingringsmonnet er ikke skrevet riktig – skriv det sist og i parentes, med samme enhet eller uten: (± 0,5)"
    ),
    "text-after-answer": N_(
        "Det står tekst rett etter «Svar:» – begynn avsnittet med «Forklaring:», eller flytt det over «Svar:»"
    ),
    "variant-not-plain": N_(
        "Det godtatte svaret er ikke ren tekst – skriv det slik en leser ville tastet det, uten uthevinger og lenker"
    ),
    "variant-too-long": N_("Det godtatte svaret er for langt (over %(most)s tegn) – spør etter noe kortere"),
    "order-without-list": N_("Rekkefølgen mangler – skriv en liste med 1. 2. 3. i riktig rekkefølge"),
    "list-not-numbered": N_("Punktet har ikke nummer – skriv 1. 2. 3. foran punktene, i riktig rekkefølge"),
    "items-misnumbered": N_(
        "Numrene stiger ikke nedover listen – sett punktene i riktig rekkefølge, og nummerer dem fra 1 og oppover"
    ),
    "too-few-items": N_("Listen har for få punkter (%(count)s) – skriv minst %(least)s"),
    "too-many-items": N_("Listen har for mange punkter – behold høyst %(most)s"),
    "item-empty": N_("Punktet er tomt – skriv en tekst, eller slett det"),
    "item-ill-formed": N_("Linjen ligner et punkt uten å være det – skriv et mellomrom etter nummeret"),
    "item-indented": N_("Punktet har innrykk – skriv det helt til venstre"),
    "item-line-not-indented": N_(
        "Linjen fortsetter et punkt uten innrykk – rykk den inn med tre mellomrom, eller skriv en tom linje foran"
    ),
    "box-in-list": N_("Punktet har klammer – fjern dem; kryss hører bare til i «Spørsmål:»"),
    "identical-items": N_("Dette er likt det som står på linje %(line)s – skriv om eller slett det ene"),
    "text-after-items": N_(
        "Det står tekst etter listen – flytt den over listen, eller skriv --- på en egen linje foran den"
    ),
    "match-without-table": N_(
        "Tabellen mangler – skriv en overskrift til hver av de to kolonnene, en linje med |---|---| og ett par per linje"
    ),
    "table-without-line": N_("Tabellen mangler streken under overskriftene – skriv |---|---| på linjen under"),
    "table-columns": N_("Linjen har %(count)s kolonner – skriv nøyaktig to, slik: | dette | hører til dette |"),
    "table-title-empty": N_("En kolonne mangler overskrift – skriv hva som står i den"),
    "pair-empty": N_("Paret er ikke helt – skriv noe i begge kolonnene"),
    "too-few-pairs": N_("Tabellen har for få par (%(count)s) – skriv minst %(least)s"),
    "too-many-pairs": N_("Tabellen har for mange par – behold høyst %(most)s"),
    "text-after-table": N_(
        "Det står tekst etter tabellen – begynn avsnittet med «Forklaring:», eller skriv --- på en egen linje foran det"
    ),
    "case-without-text": N_("Kasuset har ingen tekst – fortell hva som skjer, før det første spørsmålet"),
    "case-empty": N_("Kasuset har ingen spørsmål – skriv dem under det, med fire # foran: #### Spørsmål: … {#id}"),
    "activity-not-in-case": N_(
        "Denne aktiviteten kan ikke stå i et kasus – begynn linjen med tre #, og flytt den etter kasuset"
    ),
    "activity-outside-case": N_(
        "Aktiviteten har fire #, men hører ikke til noe kasus – begynn linjen med tre #, eller flytt den opp til kasuset"
    ),
    "no-statements": N_("Egenvurderingen har ingen påstander – skriv dem som en liste"),
    "compare-ill-formed": N_(
        "Linjen om sammenligning er ikke skrevet riktig – skriv den én gang, i et eget avsnitt: Sammenlign med: {#id}"
    ),
    "compare-unknown": N_(
        "Det er ingen egenvurdering med id «%(id)s» tidligere i modulen – rett id-en, eller flytt den andre foran"
    ),
    "compare-other-statements": N_(
        "Påstandene er ikke de samme som i «%(id)s» – skriv de samme påstandene i samme rekkefølge begge steder"
    ),
    "colleague-not-alone": N_(
        "Setningen om kollegaen står ikke for seg selv – skriv en tom linje både foran og etter den"
    ),
    "colleague-ill-formed": N_(
        "Setningen ligner den om kollegaen – skriv nøyaktig «%(suggestion)s» i et eget avsnitt, eller si det annerledes"
    ),
}

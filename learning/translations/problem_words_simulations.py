"""What is said about simulations, forms and the glossary?

Read by `problem_words`, where the rest of the sentences stand.
"""

from collections.abc import Mapping


def N_(sentence: str) -> str:  # the name message extraction looks for, for what is translated later
    return sentence


#: Code of a problem → what is wrong – what to do.
SIMULATIONS: Mapping[str, str] = {
    "no-start": N_("Simuleringen har ingen scener – skriv den første slik: ## B1 Gangen"),
    "no-ending": N_("Simuleringen har ingen slutt – skriv minst én slik: ## Slutt: Delt åpenhet"),
    "text-before-first-scene": N_(
        "Det står tekst før den første overskriften – flytt den inn under ## Brief eller en scene"
    ),
    "chapter-missing": N_("Delen «%(chapter)s» mangler – skriv ## %(chapter)s og teksten under"),
    "chapter-empty": N_("«%(chapter)s» er tom – skriv en tekst under overskriften, eller slett den"),
    "chapter-twice": N_("«%(chapter)s» står også på linje %(line)s – slå de to sammen"),
    "chapter-with-name": N_("«%(chapter)s» har tekst etter seg i overskriften – skriv teksten på linjene under"),
    "heading-twice": N_(
        "Lenker til #%(slug)s ville gått til linje %(line)s, som har samme overskrift – skriv om den ene"
    ),
    "heading-in-simulation": N_(
        "Overskriften er ikke kjent her – bruk ### Hvis:, ### Observatør, ### Markør: eller ### Fasilitator, "
        "eller skriv den med **fet skrift**"
    ),
    "id-not-in-simulation": N_(
        "Overskrifter i en simulering har ikke id i klammer – fjern klammene; scenen kjennes på koden først, som B1"
    ),
    "aside-without-name": N_("«%(aside)s» mangler noe etter kolon – skriv for eksempel ### Hvis: B1.a"),
    "aside-with-name": N_("«%(aside)s» skal stå alene i overskriften – skriv teksten på linjene under"),
    "observer-not-a-list": N_(
        "Teksten til observatøren er ikke en liste – skriv hvert punkt slik: - Spurte hun før hun informerte?"
    ),
    "scene-without-code": N_(
        "Scenen mangler en kode først i overskriften – skriv stor bokstav og tall, slik: ## B1 Gangen"
    ),
    "scene-twice": N_("Koden %(id)s er brukt før, på linje %(line)s – gi den ene scenen en annen kode"),
    "scene-without-choices": N_(
        "Scenen %(id)s har ingen valg – skriv minst to, eller gjør den til en slutt: ## Slutt: …"
    ),
    "scene-unreachable": N_("Ingen valg fører til «%(title)s» – lag et valg som gjør det, eller slett den"),
    "scene-stuck": N_(
        "I scene %(id)s kan det hende at ingen valg er åpne (etter %(taken)s) – la ett valg stå uten betingelse"
    ),
    "loop-without-way-out": N_("Fra scene %(id)s går det ikke an å komme til noen slutt – lag en vei ut"),
    "loop-after-choices": N_(
        "Etter å ha valgt %(taken)s går det ikke an å komme fra scene %(id)s til noen slutt – "
        "lag en vei ut for dem som har valgt slik"
    ),
    "too-many-scenes": N_(
        "Simuleringen har %(count)s scener, og det bør være høyst %(most)s – del den i to, eller slå scener sammen"
    ),
    "too-many-states": N_(
        "Simuleringen har for mange veier til at alle kan prøves (over %(most)s) – betingelsene er ikke kontrollert; "
        "bruk færre av dem"
    ),
    "single-choice": N_("Scene %(id)s har bare ett valg – lag ett til, eller slå scenen sammen med den neste"),
    "too-many-choices": N_("Scenen har for mange valg – behold høyst %(most)s"),
    "choice-ill-formed": N_(
        "Dette ligner et valg uten å være det – skriv - **a** [Det du sier](#b2-tolken) — Det som skjer"
    ),
    "choice-twice": N_("Valget %(id)s er skrevet før, på linje %(line)s – gi det ene en annen bokstav"),
    "choice-outside-scene": N_("Valg kan bare stå i en scene – flytt dem, eller skriv dem som vanlig tekst"),
    "choice-in-aside": N_(
        "Valget står under en overskrift med ### – flytt det opp i scenen, og skriv {if: B1.a} sist hvis det er betinget"
    ),
    "choice-line-not-indented": N_(
        "Linjen fortsetter et valg uten innrykk – rykk den inn med to mellomrom, eller skriv en tom linje foran"
    ),
    "text-after-choices": N_("Det står tekst etter valgene – flytt den foran dem"),
    "target-missing": N_(
        "Ingen scene eller slutt heter #%(target)s – skriv overskriften med små bokstaver og bindestreker for mellomrom"
    ),
    "effect-key": N_("«%(effect)s» kan ikke brukes som virkning – skriv én til tre store bokstaver, som T eller SA"),
    "effect-unknown": N_("Virkningen «%(effect)s» er ikke ført opp – legg den til under «effects», eller rett den"),
    "effect-unused": N_("Virkningen «%(effect)s» er ikke brukt i noe valg – bruk den, eller fjern den fra «effects»"),
    "effects-ill-formed": N_("«%(text)s» er ikke virkninger – skriv dem slik, sist i valget: `T+ K-`"),
    "effects-not-last": N_("Virkningene står ikke sist i valget – flytt dem sist, foran en eventuell betingelse"),
    "condition-ill-formed": N_("Betingelsen kan ikke leses – skriv den sist, slik: {if: B1.a, not B2.c}"),
    "condition-unknown": N_("Valget %(id)s i betingelsen finnes ikke – rett det, eller fjern betingelsen"),
    "condition-not-made": N_("Valget %(id)s kan ikke være tatt når leseren er her – rett eller fjern betingelsen"),
    "condition-never-holds": N_("Betingelsen kan aldri bli oppfylt – ingen vei hit har tatt disse valgene sammen"),
    "no-fields": N_(
        "Skjemaet spør ikke om noe – skriv for eksempel ### Refleksjon: Hva vil du si? {#si} under en side"
    ),
    "activity-not-in-form": N_(
        "«%(keyword)s» kan ikke brukes i et skjema – bruk Spørsmål, Tall, Fyll inn, Refleksjon eller Egenvurdering"
    ),
    "key-in-form": N_(
        "Et skjema har ingen fasit – fjern kryss, tilbakemelding, sammenligning og linjene «Svar:» og «Forklaring:»"
    ),
    "too-few-choices": N_("Spørsmålet har for få svar (%(count)s) – skriv minst to, slik: - [ ] Ja"),
    "option-without-box": N_("Svaret mangler rute – skriv - [ ] foran det, som foran de andre"),
    "unit-ill-formed": N_(
        "Enheten er ikke skrevet riktig – skriv den én gang, alene i et avsnitt og med høyst %(most)s tegn: Enhet: timer"
    ),
    "sentence-not-alone": N_("«%(sentence)s» må stå alene – skriv en tom linje foran og etter"),
    "no-terms": N_("Ordlisten er tom – skriv hvert ord slik: ## Total smerte {#total-smerte}"),
    "heading-in-glossary": N_("Bare overskrifter med ## brukes i ordlisten – skriv denne med **fet skrift**"),
    "term-empty": N_("Ordet er ikke forklart – skriv en kort forklaring under overskriften"),
    "term-too-long": N_("Forklaringen har %(words)s ord, og det bør være høyst %(most)s – kort den ned"),
    "term-twice": N_("«%(term)s» står også på linje %(line)s – behold bare det ene"),
    "forms-empty": N_("Det mangler et ord etter «Også:» – skriv formene med komma mellom, eller fjern linjen"),
    "forms-not-alone": N_("Linjen «Også:» må stå alene – skriv en tom linje foran og etter"),
}

#: The same, for problems that come with a suggestion.
SIMULATIONS_SUGGESTING: Mapping[str, str] = {
    "scene-without-code": N_(
        "Overskriften er verken en scene eller en kjent del – mente du «%(suggestion)s»? Scener begynner med en kode, som B1"
    ),
    "target-missing": N_("Ingen scene eller slutt heter #%(target)s – mente du #%(suggestion)s?"),
}

"""What is said about questions that come from another system?

Read by `problem_words`, where the rest of the sentences stand.
"""

from collections.abc import Mapping


def N_(sentence: str) -> str:  # the name message extraction looks for, for what is translated later
    return sentence


#: Code of a problem → what is wrong – what to do.
INTERCHANGE: Mapping[str, str] = {
    "import-too-large": N_(
        "Filen er for stor – del den, så hver fil er på høyst %(kb)s kB og har høyst %(lines)s linjer"
    ),
    "import-too-many": N_(
        "Det er over %(most)s spørsmål i filen, eller svar på ett spørsmål, og resten er ikke hentet – del filen i flere"
    ),
    "import-nothing": N_(
        "Fant ingen spørsmål i filen – velg en fil som er eksportert fra Moodle som GIFT eller Moodle XML"
    ),
    "import-not-moodle": N_("Filen er XML, men ikke fra Moodle – eksporter spørsmålene på nytt som Moodle XML"),
    "import-xml-broken": N_("XML-en er ødelagt på denne linjen – eksporter filen på nytt, eller rett den"),
    "import-doctype": N_("Filen har en dokumenttype (DOCTYPE), og slike leses ikke – slett linjen, og prøv igjen"),
    "import-kind": N_(
        "«%(name)s» er av slaget %(kind)s, som vi ikke har noe tilsvarende til – skriv spørsmålet på nytt for hånd"
    ),
    "import-brace": N_(
        "«%(name)s» mangler { eller }, og er ikke hentet – rett klammene, og fjern tomme linjer inne i spørsmålet"
    ),
    "import-two-in-one": N_(
        "Det ser ut til at to spørsmål står sammen i «%(name)s», og de er ikke hentet – sett en tom linje mellom dem"
    ),
    "import-no-answers": N_(
        "«%(name)s» mangler svar som kan brukes, og er ikke hentet – skriv riktig svar i filen, og prøv igjen"
    ),
    "import-few-items": N_(
        "«%(name)s» har for få punkter å sette i rekkefølge, og er ikke hentet – skriv minst %(least)s i filen, og prøv igjen"
    ),
    "import-number": N_(
        "«%(text)s» kan ikke leses som tall, og spørsmålet er ikke hentet – skriv det på nytt for hånd"
    ),
    "import-pair": N_("«%(text)s» mangler ->, og spørsmålet er ikke hentet – skriv parene slik: =dette -> hører til"),
    "import-text-long": N_("Teksten er lengre enn %(most)s tegn, og er ikke hentet – del den opp i filen"),
    "import-partial": N_("Svaret «%(text)s» ga en del av poengene, og er ikke med som riktig – se om det skal godtas"),
    "import-weights": N_("Svarene telte ulikt, og her teller de likt – se om spørsmålet fortsatt er rimelig"),
    "import-several": N_(
        "Flere svar ga full pott alene, og her må alle krysses av – behold bare ett som riktig hvis det var meningen"
    ),
    "import-single": N_("Spørsmålet hadde avkrysning, men bare ett riktig svar – se om det fortsatt er rimelig"),
    "import-variant": N_(
        "Svaret «%(text)s» har jokertegn eller andre tegn som ikke kan brukes, og er ikke med – skriv svarene ut"
    ),
    "import-feedback": N_("Vi har ikke plass til teksten «%(text)s» – skriv den inn i forklaringen om den trengs"),
    "import-distractor": N_("«%(text)s» hørte ikke til noe par, og er ikke med – lag et par av det, eller la det være"),
    "import-image": N_("Bildet «%(name)s» er ikke med – legg det i media/, og vis det i teksten"),
    "import-file": N_("Lenken til «%(name)s» er ikke med – legg filen ut et sted, og lenk til den"),
    "import-html": N_("Det som sto i <%(tag)s>, er ren tekst eller utelatt – se over teksten"),
    "import-hints": N_(
        "Hint er ikke med, for leserne her får forklaringen etter svaret – flytt dem til tilbakemeldingene"
    ),
    "import-tags": N_("Emneord er ikke med – knytt modulen til kompetanser øverst i teksten i stedet"),
    "import-grade": N_(
        "Spørsmålene ga ulike poeng, og her teller hvert spørsmål likt – se om grensen for bestått passer"
    ),
    "import-case": N_("«%(name)s» skilte mellom store og små bokstaver, og det gjør ikke vi – se om det betyr noe"),
    "import-essay": N_(
        "«%(name)s» ble til en refleksjon som bare leseren ser – skriv om ordlyden om den ba om innlevering"
    ),
    "import-unit": N_("Enheten «%(unit)s» er ikke med – skriv i oppgaven hvilken enhet svaret skal ha"),
    "bundle-too-large": N_("Zip-filen er over %(mb)s MB – ta bort bilder som ikke brukes, eller del den i flere"),
    "bundle-too-many": N_("Zip-filen har %(name)s filer, og det er for mange – pakk ett kurs om gangen"),
    "bundle-file-too-large": N_(
        "«%(name)s» er for stor, eller filene er for store til sammen – gjør den mindre, og pakk på nytt"
    ),
    "bundle-bomb": N_("«%(name)s» blir mye større enn den skulle når den pakkes ut – pakk filene på nytt"),
    "bundle-broken": N_("Filen er ikke en hel zip-fil – pakk filene på nytt, og prøv igjen"),
    "bundle-empty": N_(
        "Zip-filen har ingen filer vi kjenner – pakk mappene slik de står i content/, med courses/ øverst"
    ),
    "bundle-name": N_(
        "Filnavnet «%(name)s» kan peke ut av mappen eller er for langt – gi filen et vanlig navn, og pakk på nytt"
    ),
    "bundle-name-twice": N_(
        "Filnavnet «%(name)s» finnes to ganger, kanskje med store og små bokstaver – gi den ene et annet navn"
    ),
    "bundle-link": N_("«%(name)s» er en snarvei og ikke en fil – legg selve filen i zip-filen"),
    "bundle-encrypted": N_("Zip-filen har passord – pakk filene på nytt uten"),
    "bundle-method": N_("«%(name)s» er pakket på en måte vi ikke leser – lag en vanlig zip-fil"),
    "bundle-not-content": N_(
        "«%(name)s» hører ikke til i content/, og er ikke med – det er i orden hvis den ikke trengs"
    ),
}

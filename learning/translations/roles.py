"""What are the roles called, for those who have no page to read it on?"""

ROLES = {
    "nurse": "ressursperson",
    "leader": "leder",
    "educator": "kursutvikler",
    "coordinator": "nettverksleder",
    "area_leader": "områdeleder",
    "steering": "styringsgruppe",
    "admin": "administrator",
}


def role_words(role: str) -> str:
    return ROLES[role]

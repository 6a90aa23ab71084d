"""Names of kinds, properties and codes in the page's language.

Most stand in the ontology and its lists; here are those of borrowed vocabularies, and the headings of what
points at a thing.
"""

from __future__ import annotations

from functools import cache

from ontology import load_ontology, load_vocabularies, shrink
from web.languages import language
from web.translation import Later, gettext, lazy_gettext

_RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_NOTATION = "http://www.w3.org/2004/02/skos/core#notation"
_DEFINITION = "http://www.w3.org/2004/02/skos/core#definition"
_BORROWED: dict[str, Later] = {
    "dcterms:date": lazy_gettext("Date"),
    "dcterms:identifier": lazy_gettext("Number"),
    "dcterms:isReplacedBy": lazy_gettext("Replaced by"),
    "dcterms:issued": lazy_gettext("Issued"),
    "dcterms:language": lazy_gettext("Language"),
    "dcterms:source": lazy_gettext("File"),
    "dcterms:title": lazy_gettext("Title"),
    "dcterms:type": lazy_gettext("Type"),
    "foaf:name": lazy_gettext("Name"),
    "prov:wasDerivedFrom": lazy_gettext("Rests on"),
    "rdf:object": lazy_gettext("Object"),
    "rdf:predicate": lazy_gettext("Predicate"),
    "rdf:subject": lazy_gettext("Subject"),
    "rdfs:label": lazy_gettext("Name"),
    "schema:dissolutionDate": lazy_gettext("Ended"),
    "skos:altLabel": lazy_gettext("Also called"),
    "skos:prefLabel": lazy_gettext("Name"),
    "skos:Concept": lazy_gettext("Sustainable development goal"),
}
_RELATIONS: dict[tuple[str, str], Later] = {
    ("dcterms:isReplacedBy", "Organisation"): lazy_gettext("Took over from"),
    ("vg:addressee", "DecisionPoint"): lazy_gettext("Decision points addressed here"),
    ("vg:affiliation", "Person"): lazy_gettext("People"),
    ("vg:body", "Case"): lazy_gettext("Cases"),
    ("vg:body", "Decision"): lazy_gettext("Decisions"),
    ("vg:body", "Meeting"): lazy_gettext("Meetings"),
    ("vg:by", "Comment"): lazy_gettext("Comments given"),
    ("vg:by", "Recommendation"): lazy_gettext("Recommendations given"),
    ("vg:caseOfficer", "Case"): lazy_gettext("Case officer for"),
    ("vg:cites", "Case"): lazy_gettext("Cited by"),
    ("vg:cites", "Document"): lazy_gettext("Cited by"),
    ("vg:hasPoint", "Decision"): lazy_gettext("Point of"),
    ("vg:owner", "Strategy"): lazy_gettext("Strategies"),
    ("vg:partOf", "Organisation"): lazy_gettext("Consists of"),
    ("vg:representing", "Participation"): lazy_gettext("Represented at meetings by"),
    ("vg:to", "Recommendation"): lazy_gettext("Recommendations received"),
}
_FACETS: dict[str, Later] = {
    "body": lazy_gettext("Body"),
    "year": lazy_gettext("Year"),
    "type": lazy_gettext("Type of document"),
    "case_type": lazy_gettext("Type of case"),
    "status": lazy_gettext("Decision"),
    "goal": lazy_gettext("Goal"),
    "organisation": lazy_gettext("Organisation"),
}
_STATUSES: dict[str, Later] = {
    "proposed": lazy_gettext("Proposed"),
    "adopted": lazy_gettext("Adopted"),
}
_NOTES: dict[str, Later] = {
    "everything": lazy_gettext("Nothing was asked for, so everything is shown."),
    "no-words": lazy_gettext("There are no words to search for in what was typed."),
    "shortened": lazy_gettext("The query is very long; only its beginning was used."),
    "unbalanced-quotes": lazy_gettext("A quotation mark is missing; the phrase was taken to end with the query."),
    "unbalanced-brackets": lazy_gettext("A bracket has no partner; it was left out."),
    "unknown-value": lazy_gettext("A field is narrowed to something that no passage has."),
    "only-stop-words": lazy_gettext("These words stand in nearly every text; try others."),
    "some-words": lazy_gettext("No passage has all the words; these have some of them."),
    "respelt": lazy_gettext("Nothing is spelt as it was typed; these are the hits for another spelling."),
}
_FILE_TYPES: dict[str, Later] = {
    "application/pdf": lazy_gettext("PDF"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": lazy_gettext("Word"),
    "text/html": lazy_gettext("HTML"),
    "text/plain": lazy_gettext("plain text"),
}
_HOPS: dict[str, Later] = {
    "^vg:inCase": lazy_gettext("has the decision"),
    "^vg:hasPoint": lazy_gettext("is a point of"),
    "^vg:addresses": lazy_gettext("is addressed by"),
    "^vg:mayAddress": lazy_gettext("may be addressed by"),
    "^vg:measures": lazy_gettext("is measured by"),
    "^vg:partOfIndicator": lazy_gettext("has the part"),
    "^vg:subgoalOf": lazy_gettext("has the sub-goal"),
    "^vg:inStrategy": lazy_gettext("has the goal"),
    "^vg:supports": lazy_gettext("is supported by"),
    "^vg:dependsOn": lazy_gettext("is needed by"),
    "^vg:followsUp": lazy_gettext("is followed up by"),
    "^vg:subCaseOf": lazy_gettext("has the sub-case"),
    "^vg:body": lazy_gettext("has the case"),
    "^vg:owner": lazy_gettext("owns"),
    "^vg:consideredAt": lazy_gettext("considered"),
}


def kind(name: str) -> str:
    """What a class of things ("Case") is called."""
    return term(f"vg:{name}") if name else gettext("Thing")


def term(name: str) -> str:
    """What the class or property `name` ("vg:inCase") is called."""
    label = str(_BORROWED[name]) if name in _BORROWED else _in_language(_labels(), name)
    return capitalised(label or name.partition(":")[2] or name)


def code(scheme: str, notation: str) -> str:
    """What a code of the list `scheme` ("document-type") is called; what is no code stays as it is."""
    return _in_language(_codes(), f"{scheme}/{notation}") or notation


def relation(predicate: str, kind_name: str) -> str:
    """The heading for things of a kind that point at the page's thing with `predicate`."""
    found = _RELATIONS.get((predicate, kind_name))
    return str(found) if found is not None else f"{kind(kind_name)}: {term(predicate).lower()}"


def facet_name(facet: str) -> str:
    """What a facet of the search is called."""
    return str(_FACETS.get(facet, facet))


def facet_value(facet: str, value: str) -> str:
    """What a value of a facet is called."""
    if facet == "type":
        return code("document-type", value)
    return str(_STATUSES.get(value, value)) if facet == "status" else value


def file_type(media_type: str) -> str:
    """What files of a media type are called."""
    return str(_FILE_TYPES.get(media_type, media_type))


def search_note(key: str) -> str:
    """What the search has to say about how it read the query."""
    return str(_NOTES.get(key, key))


def hop(predicate: str) -> str:
    """What leads from one thing to the next, in running text; `^` marks a property walked backwards."""
    if predicate in _HOPS:
        return str(_HOPS[predicate])
    return term(predicate.removeprefix("^")).lower()


def capitalised(text: str) -> str:
    """Words that begin with a capital."""
    return text[:1].upper() + text[1:]


def definitions() -> dict[str, str]:
    """What the terms of the ontology mean, by prefixed name."""
    names = {name for name, _ in _texts(_DEFINITION)}
    return {name: _in_language(_texts(_DEFINITION), name) or "" for name in sorted(names)}


def _in_language(texts: dict[tuple[str, str], str], name: str) -> str | None:
    return texts.get((name, language())) or texts.get((name, "nb"))


@cache
def _texts(predicate: str) -> dict[tuple[str, str], str]:
    triples = load_ontology()
    return {
        (shrink(str(subject)), str(getattr(value, "language", ""))): str(value)
        for subject, relation, value in triples
        if str(relation) == predicate
    }


def _labels() -> dict[tuple[str, str], str]:
    return _texts(_RDFS_LABEL)


@cache
def _codes() -> dict[tuple[str, str], str]:
    """The names of codes by `scheme/notation` and language: a concept's IRI ends in its scheme and a slug."""
    lists = list(load_vocabularies())
    notations = {str(s): str(value) for s, p, value in lists if str(p) == _NOTATION}
    return {
        (
            f"{str(subject).split('/')[-2]}/{notations[str(subject)]}",
            str(getattr(value, "language", "")),
        ): str(value)
        for subject, predicate, value in lists
        if str(predicate) == _RDFS_LABEL and str(subject) in notations
    }

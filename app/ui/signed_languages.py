"""Names of signed languages with their ISO 639-3 codes, to choose from."""

from __future__ import annotations

from typing import Final

SIGNED_LANGUAGES: Final[tuple[tuple[str, str], ...]] = (
    ("asp", "Algerian Sign Language"), ("ase", "American Sign Language (ASL)"),
    ("aed", "Argentine Sign Language (LSA)"), ("asf", "Auslan"),
    ("asq", "Austrian Sign Language (ÖGS)"), ("bzs", "Brazilian Sign Language (Libras)"),
    ("bfi", "British Sign Language (BSL)"), ("bqn", "Bulgarian Sign Language"),
    ("csc", "Catalan Sign Language (LSC)"), ("csg", "Chilean Sign Language (LSCh)"),
    ("csl", "Chinese Sign Language"), ("csn", "Colombian Sign Language (LSC)"),
    ("csr", "Costa Rican Sign Language"), ("csq", "Croatian Sign Language"),
    ("cse", "Czech Sign Language (ČZJ)"), ("dsl", "Danish Sign Language (DTS)"),
    ("dse", "Dutch Sign Language (NGT)"), ("ecs", "Ecuadorian Sign Language"),
    ("esl", "Egyptian Sign Language"), ("eso", "Estonian Sign Language"),
    ("eth", "Ethiopian Sign Language"), ("fss", "Finland-Swedish Sign Language"),
    ("fse", "Finnish Sign Language"), ("vgt", "Flemish Sign Language (VGT)"),
    ("sfb", "French Belgian Sign Language (LSFB)"), ("fsl", "French Sign Language (LSF)"),
    ("gsg", "German Sign Language (DGS)"), ("gse", "Ghanaian Sign Language"),
    ("gss", "Greek Sign Language (ENG)"), ("hds", "Honduran Sign Language"),
    ("hks", "Hong Kong Sign Language"), ("hsh", "Hungarian Sign Language"),
    ("icl", "Icelandic Sign Language (ÍTM)"), ("ins", "Indian Sign Language"),
    ("inl", "Indonesian Sign Language"), ("ils", "International Sign"),
    ("isg", "Irish Sign Language (ISL)"), ("isr", "Israeli Sign Language"),
    ("ise", "Italian Sign Language (LIS)"), ("jsl", "Japanese Sign Language"),
    ("jos", "Jordanian Sign Language"), ("xki", "Kenyan Sign Language"),
    ("kvk", "Korean Sign Language (KSL)"), ("lsl", "Latvian Sign Language"),
    ("lls", "Lithuanian Sign Language"), ("xml", "Malaysian Sign Language (BIM)"),
    ("mdl", "Maltese Sign Language"), ("mfs", "Mexican Sign Language (LSM)"),
    ("msr", "Mongolian Sign Language"), ("xms", "Moroccan Sign Language"),
    ("mzy", "Mozambican Sign Language"), ("nsp", "Nepalese Sign Language"),
    ("nzs", "New Zealand Sign Language (NZSL)"), ("nsi", "Nigerian Sign Language"),
    ("nsl", "Norwegian Sign Language (NTS)"), ("pks", "Pakistan Sign Language"),
    ("prl", "Peruvian Sign Language"), ("psp", "Philippine Sign Language (FSL)"),
    ("pso", "Polish Sign Language (PJM)"), ("psr", "Portuguese Sign Language (LGP)"),
    ("fcs", "Quebec Sign Language (LSQ)"), ("rms", "Romanian Sign Language"),
    ("rsl", "Russian Sign Language"), ("sdl", "Saudi Arabian Sign Language"),
    ("sls", "Singapore Sign Language"), ("svk", "Slovak Sign Language"),
    ("sfs", "South African Sign Language"), ("ssp", "Spanish Sign Language (LSE)"),
    ("sqs", "Sri Lankan Sign Language"), ("swl", "Swedish Sign Language (STS)"),
    ("ssr", "Swiss-French Sign Language"), ("sgg", "Swiss-German Sign Language (DSGS)"),
    ("slf", "Swiss-Italian Sign Language"), ("tss", "Taiwan Sign Language"),
    ("tza", "Tanzanian Sign Language"), ("tsq", "Thai Sign Language"),
    ("tse", "Tunisian Sign Language"), ("tsm", "Turkish Sign Language (TİD)"),
    ("ugn", "Ugandan Sign Language"), ("ukl", "Ukrainian Sign Language"),
    ("ugy", "Uruguayan Sign Language"), ("vsl", "Venezuelan Sign Language"),
    ("zib", "Zimbabwe Sign Language"),
)  # fmt: skip


def language_name(code: str) -> str:
    """The name of a signed language, or its code where the name is not known here."""
    return dict(SIGNED_LANGUAGES).get(code, code)

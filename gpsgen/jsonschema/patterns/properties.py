"""Properties of Unicode, as ECMA-262 spells them and as Go's regular expressions do."""

from __future__ import annotations

from typing import Final

from gpsgen.jsonschema.patterns.sets import ALL, ASCII, SPACE, Set, of_characters, of_ranges
from gpsgen.jsonschema.patterns.syntax import Class, Property

#: The values of General_Category with all names that PropertyValueAliases.txt gives them.
_CATEGORIES: Final = {
    "C": "Other", "Cc": "Control cntrl", "Cf": "Format", "Cn": "Unassigned", "Co": "Private_Use",
    "Cs": "Surrogate", "L": "Letter", "LC": "Cased_Letter", "Ll": "Lowercase_Letter",
    "Lm": "Modifier_Letter", "Lo": "Other_Letter", "Lt": "Titlecase_Letter",
    "Lu": "Uppercase_Letter", "M": "Mark Combining_Mark", "Mc": "Spacing_Mark",
    "Me": "Enclosing_Mark", "Mn": "Nonspacing_Mark", "N": "Number", "Nd": "Decimal_Number digit",
    "Nl": "Letter_Number", "No": "Other_Number", "P": "Punctuation punct",
    "Pc": "Connector_Punctuation", "Pd": "Dash_Punctuation", "Pe": "Close_Punctuation",
    "Pf": "Final_Punctuation", "Pi": "Initial_Punctuation", "Po": "Other_Punctuation",
    "Ps": "Open_Punctuation", "S": "Symbol", "Sc": "Currency_Symbol", "Sk": "Modifier_Symbol",
    "Sm": "Math_Symbol", "So": "Other_Symbol", "Z": "Separator", "Zl": "Line_Separator",
    "Zp": "Paragraph_Separator", "Zs": "Space_Separator",
}  # fmt: skip
_CATEGORY_NAMES: Final = {
    name: short for short, names in _CATEGORIES.items() for name in (short, *names.split())
}
#: The scripts that Go 1.26 knows (Unicode 15), with their short names of ISO 15924.
_SCRIPTS: Final = {
    "Adlam": "Adlm", "Ahom": "", "Anatolian_Hieroglyphs": "Hluw", "Arabic": "Arab",
    "Armenian": "Armn", "Avestan": "Avst", "Balinese": "Bali", "Bamum": "Bamu",
    "Bassa_Vah": "Bass", "Batak": "Batk", "Bengali": "Beng", "Bhaiksuki": "Bhks",
    "Bopomofo": "Bopo", "Brahmi": "Brah", "Braille": "Brai", "Buginese": "Bugi",
    "Buhid": "Buhd", "Canadian_Aboriginal": "Cans", "Carian": "Cari",
    "Caucasian_Albanian": "Aghb", "Chakma": "Cakm", "Cham": "", "Cherokee": "Cher",
    "Chorasmian": "Chrs", "Common": "Zyyy", "Coptic": "Copt Qaac", "Cuneiform": "Xsux",
    "Cypriot": "Cprt", "Cypro_Minoan": "Cpmn", "Cyrillic": "Cyrl", "Deseret": "Dsrt",
    "Devanagari": "Deva", "Dives_Akuru": "Diak", "Dogra": "Dogr", "Duployan": "Dupl",
    "Egyptian_Hieroglyphs": "Egyp", "Elbasan": "Elba", "Elymaic": "Elym", "Ethiopic": "Ethi",
    "Georgian": "Geor", "Glagolitic": "Glag", "Gothic": "Goth", "Grantha": "Gran",
    "Greek": "Grek", "Gujarati": "Gujr", "Gunjala_Gondi": "Gong", "Gurmukhi": "Guru",
    "Han": "Hani", "Hangul": "Hang", "Hanifi_Rohingya": "Rohg", "Hanunoo": "Hano",
    "Hatran": "Hatr", "Hebrew": "Hebr", "Hiragana": "Hira", "Imperial_Aramaic": "Armi",
    "Inherited": "Zinh Qaai", "Inscriptional_Pahlavi": "Phli", "Inscriptional_Parthian": "Prti",
    "Javanese": "Java", "Kaithi": "Kthi", "Kannada": "Knda", "Katakana": "Kana", "Kawi": "",
    "Kayah_Li": "Kali", "Kharoshthi": "Khar", "Khitan_Small_Script": "Kits", "Khmer": "Khmr",
    "Khojki": "Khoj", "Khudawadi": "Sind", "Lao": "Laoo", "Latin": "Latn", "Lepcha": "Lepc",
    "Limbu": "Limb", "Linear_A": "Lina", "Linear_B": "Linb", "Lisu": "", "Lycian": "Lyci",
    "Lydian": "Lydi", "Mahajani": "Mahj", "Makasar": "Maka", "Malayalam": "Mlym",
    "Mandaic": "Mand", "Manichaean": "Mani", "Marchen": "Marc", "Masaram_Gondi": "Gonm",
    "Medefaidrin": "Medf", "Meetei_Mayek": "Mtei", "Mende_Kikakui": "Mend",
    "Meroitic_Cursive": "Merc", "Meroitic_Hieroglyphs": "Mero", "Miao": "Plrd", "Modi": "",
    "Mongolian": "Mong", "Mro": "Mroo", "Multani": "Mult", "Myanmar": "Mymr",
    "Nabataean": "Nbat", "Nag_Mundari": "Nagm", "Nandinagari": "Nand", "New_Tai_Lue": "Talu",
    "Newa": "", "Nko": "Nkoo", "Nushu": "Nshu", "Nyiakeng_Puachue_Hmong": "Hmnp",
    "Ogham": "Ogam", "Ol_Chiki": "Olck", "Old_Hungarian": "Hung", "Old_Italic": "Ital",
    "Old_North_Arabian": "Narb", "Old_Permic": "Perm", "Old_Persian": "Xpeo",
    "Old_Sogdian": "Sogo", "Old_South_Arabian": "Sarb", "Old_Turkic": "Orkh",
    "Old_Uyghur": "Ougr", "Oriya": "Orya", "Osage": "Osge", "Osmanya": "Osma",
    "Pahawh_Hmong": "Hmng", "Palmyrene": "Palm", "Pau_Cin_Hau": "Pauc", "Phags_Pa": "Phag",
    "Phoenician": "Phnx", "Psalter_Pahlavi": "Phlp", "Rejang": "Rjng", "Runic": "Runr",
    "Samaritan": "Samr", "Saurashtra": "Saur", "Sharada": "Shrd", "Shavian": "Shaw",
    "Siddham": "Sidd", "SignWriting": "Sgnw", "Sinhala": "Sinh", "Sogdian": "Sogd",
    "Sora_Sompeng": "Sora", "Soyombo": "Soyo", "Sundanese": "Sund", "Syloti_Nagri": "Sylo",
    "Syriac": "Syrc", "Tagalog": "Tglg", "Tagbanwa": "Tagb", "Tai_Le": "Tale",
    "Tai_Tham": "Lana", "Tai_Viet": "Tavt", "Takri": "Takr", "Tamil": "Taml", "Tangsa": "Tnsa",
    "Tangut": "Tang", "Telugu": "Telu", "Thaana": "Thaa", "Thai": "", "Tibetan": "Tibt",
    "Tifinagh": "Tfng", "Tirhuta": "Tirh", "Toto": "", "Ugaritic": "Ugar", "Vai": "Vaii",
    "Vithkuqi": "Vith", "Wancho": "Wcho", "Warang_Citi": "Wara", "Yezidi": "Yezi", "Yi": "Yiii",
    "Zanabazar_Square": "Zanb",
}  # fmt: skip
_SCRIPT_NAMES: Final = {
    name: long for long, names in _SCRIPTS.items() for name in (long, *names.split())
}


_ASCII_HEX_DIGIT: Final = of_characters("0123456789ABCDEFabcdef")
_HEX_DIGIT: Final = _ASCII_HEX_DIGIT | of_ranges(
    [(0xFF10, 0xFF19), (0xFF21, 0xFF26), (0xFF41, 0xFF46)]
)
_WHITE_SPACE: Final = (SPACE & ~of_characters("\ufeff")) | of_characters("\u0085")
#: Binary properties of ECMA-262, table 69, whose code points no version of Unicode changes.
_SETS: Final = {
    "AHex": _ASCII_HEX_DIGIT, "ASCII": ASCII, "ASCII_Hex_Digit": _ASCII_HEX_DIGIT, "Any": ALL,
    "Hex": _HEX_DIGIT, "Hex_Digit": _HEX_DIGIT, "White_Space": _WHITE_SPACE,
    "space": _WHITE_SPACE,
}  # fmt: skip


def find_property(expression: str) -> Class | None:
    r"""Return the class for what `\p{…}` holds; None where there is no such property.

    The spelling is exact, as ECMA-262 22.2.1 asks: no case is folded, no space skipped.
    """
    name, equals, value = expression.partition("=")
    if equals:
        return _valued(name, value)
    if expression in _CATEGORY_NAMES:
        return Class(Set(), (Property(_CATEGORY_NAMES[expression]),))
    if expression in _SETS:
        return Class(_SETS[expression])
    if expression == "Assigned":
        return Class(Set(), (Property("Cn", negated=True),))
    return None


def _valued(name: str, value: str) -> Class | None:
    if name in {"General_Category", "gc"} and value in _CATEGORY_NAMES:
        return Class(Set(), (Property(_CATEGORY_NAMES[value]),))
    if name in {"Script", "sc"} and value in _SCRIPT_NAMES:
        return Class(Set(), (Property(_SCRIPT_NAMES[value]),))
    return None

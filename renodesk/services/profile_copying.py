"""Copying a profile for an office to change: the same text under an id and title of its own."""

import json
import re
from pathlib import Path

from renodesk.errors import FileExists, ProfileNameRefused, UnknownProfile
from renodesk.packs import PackText, profile_paths, profile_texts
from renodesk.packs.pack_text import DESCRIPTION
from renodesk.paths import forms_dir
from renodesk.tables.writing import replace_file

_ID = re.compile(r"[a-z][a-z0-9_]{0,30}", re.ASCII)


def copy_profile(forms: Path, name: str, out: Path, *, title: str = "") -> None:
    """Write a profile of a folder of packs (or one that ships) to `out`; its id becomes the file's name.

    Remarks stay; what says that it is a template goes.

    Raises:
        UnknownProfile: there is none of this name.
        ProfileNameRefused: the file's name is no id.
        FileExists: there is a file already.
        NotWritable, DiskFull: it cannot be written.
    """
    if out.suffix != ".toml" or not _ID.fullmatch(out.stem):
        raise ProfileNameRefused(file=out.name)
    if out.exists():
        raise FileExists(file=out.name)
    text = _found(forms, name).files()[DESCRIPTION]
    text = re.sub(r"(?m)^id\s*=.*$", f'id = "{out.stem}"', text, count=1)
    text = re.sub(r"(?m)^version\s*=.*$", 'version = "1"', text, count=1)
    text = re.sub(r"(?m)^is_template\s*=.*\n", "", text)
    if title:
        said = json.dumps(title, ensure_ascii=False)
        text = re.sub(r"(?m)^title(_en)?\s*=.*$", lambda found: f"title{found[1] or ''} = {said}", text)
    replace_file(out, text.encode("utf-8"))


def _found(forms: Path, name: str) -> PackText:
    folders = [one for one in dict.fromkeys((forms, forms_dir())) if profile_paths(one)]
    known = [text for folder in folders for text in profile_texts(folder)]
    found = next((one for one in known if one.id == name), None)
    if found is None:
        ids = "、".join(dict.fromkeys(one.id for one in known))
        raise UnknownProfile(profile=name, known=ids or "–")
    return found

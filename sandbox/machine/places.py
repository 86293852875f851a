"""Where the data are, and whether that is a place from which they would leave this computer."""

import ctypes
import os
import shutil
import sys
from pathlib import Path

from sandbox.machine import bootstrap


def data_folder():
    """The folder (a Path) of everything that the program writes.

    A program that came on a stick keeps it beside its versions, also for a command that is typed.
    """
    own = home() if os.path.isfile(os.path.join(bootstrap.ROOT, "version")) else bootstrap.ROOT
    asked = os.environ.get("SANDBOX_DATA_DIR") or os.path.join(own, "data")
    return Path(os.path.realpath(asked))


def home():
    """The folder of this program on this computer, for whoever is using it."""
    if "WindowsApps" in sys.base_prefix:  # the Store hides from the others what its Python writes
        return Path.home() / "coup-d-essai"
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    else:
        base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "coup-d-essai"


SYNCHRONISED = {
    "onedrive": "OneDrive",
    "skydrive": "OneDrive",
    "sharepoint": "SharePoint",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "mon drive": "Google Drive",
    "my drive": "Google Drive",
    "drivefs": "Google Drive",
    "icloud": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "cloudstorage": "un dossier synchronisé",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "kdrive": "kDrive",
    "pcloud": "pCloud",
    "hubic": "hubiC",
    "cozy drive": "Cozy Drive",
    "megasync": "MEGA",
    "box sync": "Box",
    "seafile": "Seafile",
    "synologydrive": "Synology Drive",
    "syncthing": "Syncthing",
}
"""{how the name of such a folder begins, in small letters: whose it is}."""

MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".sync_*.db": "Nextcloud",
    "._sync_*.db": "Nextcloud",
    ".stfolder": "Syncthing",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".seafile-data": "Seafile",
    ".849c9593-d756-4e56-8d6e-42412f2a707b": "OneDrive",
}
"""{what a program that synchronises leaves at the top of its folder: whose it is}."""

HOMES = {"OneDrive": "OneDrive", "OneDriveCommercial": "OneDrive", "OneDriveConsumer": "OneDrive"}
"""{variable in which Windows says where such a folder is: whose it is}."""

OF_THE_NETWORK = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "afpfs", "webdav", "davfs", "fuse.davfs",
    "fuse.davfs2", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "afs", "ncpfs", "ceph",
    "fuse.glusterfs", "vboxsf", "fuse.onedriver", "fuse.google-drive-ocamlfuse",
}  # fmt: skip
"""The kinds of file systems that are another computer's disk."""

REMOTE = 4
"""What Windows calls a drive of the network."""

WARNING = (
    "Attention\u00a0: les données sont dans {what}. C’est le dossier «\u00a0{folder}\u00a0». "
    "{why} Fermez la salle. Copiez le programme ailleurs sur cet ordinateur, par exemple sur le "
    "disque C. Puis ouvrez la salle de là."
)
LEAVES = "Ce qui est fait ici partirait sur internet, et la salle peut s’y bloquer."
LITTLE = 100_000_000
"""Bytes under which a disk may be full before the end of a workshop."""

LITTLE_ROOM = (
    "Attention\u00a0: il reste {free}\u00a0Mo sur le disque, dans «\u00a0{folder}\u00a0». "
    "Libérez 200\u00a0Mo avant l’atelier."
)
BREAKS = "La salle peut s’y bloquer, et perdre ce qui est fait."


def warning(folder):
    """What to say of where the data (a folder's Path) are; "" where they are well."""
    if whose := synchronised_by(folder):
        return WARNING.format(what=whose, folder=folder, why=LEAVES)
    if is_of_the_network(folder):
        return WARNING.format(what="un dossier du réseau", folder=folder, why=BREAKS)
    return ""


def little_room(folder):
    """What to say of a disk that is nearly full; "" where there is room."""
    free = shutil.disk_usage(folder).free
    return LITTLE_ROOM.format(free=free // 1_000_000, folder=folder) if free < LITTLE else ""


def synchronised_by(folder):
    """Whose program copies this folder to the internet by itself; "" if none is known to."""
    for variable, whose in HOMES.items():
        home = os.environ.get(variable)
        if home and Path(home) in [folder, *folder.parents]:
            return whose
    for part in map(str.lower, reversed(folder.parts)):
        for start, whose in SYNCHRONISED.items():
            if part == start or (part.startswith(start) and not part[len(start)].isalpha()):
                return whose
    for above in [folder, *folder.parents]:
        for mark, whose in MARKS.items():
            if _holds(above, mark):
                return whose
    return ""


def _holds(folder, mark):
    try:
        return next(folder.glob(mark), None) is not None
    except OSError:
        return False


def is_of_the_network(folder):
    """Whether this folder is on another computer's disk."""
    if str(folder).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        return ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == REMOTE
    return _kind_of_disk(folder) in OF_THE_NETWORK


def _kind_of_disk(folder):
    """The kind of file system that holds this folder, "" where the system does not say."""
    found = {}
    for line in _mounts().splitlines():
        words, _, rest = line.partition(" - ")
        found[words.split(" ")[4].replace("\\040", " ")] = rest.split(" ")[0]
    return next(
        (found[str(above)] for above in [folder, *folder.parents] if str(above) in found), ""
    )


def _mounts():
    try:
        return Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""

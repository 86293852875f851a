#!/bin/sh
# Opens the room without the internet. `sh demarrer.sh` where a double click does nothing.

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)

if [ ! -t 0 ] && [ "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ -z "${ROOM_HAS_A_WINDOW:-}" ] &&
  command -v x-terminal-emulator >/dev/null; then
  ROOM_HAS_A_WINDOW=1 exec x-terminal-emulator -e sh "$here/demarrer.sh" "$@"
fi

stop() {
  printf '\n%s\n' "$@"
  if [ -t 0 ]; then
    printf '\n%s' "Pour fermer cette fenêtre : touche Entrée."
    read -r _
  fi
  exit 1
}

cd "$here/programme" 2>/dev/null || stop \
  "Il manque le dossier « programme » à côté de « demarrer.sh »." \
  "Copiez toute la clé, pas seulement ce fichier."

trap : INT # Ctrl + C closes the room, which then says so
for python in python3 python3.15 python3.14 python3.13 python3.12 python3.11; do
  if "$python" -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null; then
    "$python" -m sandbox.machine.bundle "$@" || stop "La salle ne s’est pas ouverte."
    exit 0
  fi
done

stop "Il manque Python 3.11 sur cet ordinateur, ou il est trop ancien." \
  "Reliez-le à internet et installez « python3 » et « python3-venv » avec la logithèque." \
  "Ou prenez Python ici : https://www.python.org/downloads/" \
  "Ensuite, relancez « demarrer.sh »."

#!/bin/sh
# Opens the room without the internet, on Linux and macOS. `sh demarrer.sh` where a double click
# does nothing.

me=${0##*/}
system=$(uname -sm 2>/dev/null)
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
  "Il manque le dossier « programme » à côté de « $me »." \
  "Copiez toute la clé, pas seulement ce fichier."

case $system in
"Darwin x86_64") stop \
  "Ce Mac a un processeur Intel : la clé n’a pas ce qu’il lui faut." \
  "Prenez un Mac plus récent, ou un ordinateur Windows ou Linux." ;;
esac

# On macOS, this one is a question (« installer les outils ? ») until its tools are there.
is_a_question() {
  [ "${system%% *}" = Darwin ] && [ "$(command -v "$1")" = /usr/bin/python3 ] &&
    ! xcode-select -p >/dev/null 2>&1
}

trap : INT # Ctrl + C closes the room, which then says so
for python in python3 python3.15 python3.14 python3.13 python3.12 python3.11; do
  if ! is_a_question "$python" && "$python" -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null; then
    "$python" -B -m sandbox.machine.bundle "$@" || stop "La salle ne s’est pas ouverte."
    exit 0
  fi
done

case $system in
Darwin*) stop "Il manque Python 3.11 sur ce Mac, ou il est trop ancien." \
  "Prenez-le ici : https://www.python.org/downloads/macos/" \
  "Ensuite, double-cliquez encore sur « $me »." ;;
esac
stop "Il manque Python 3.11 sur cet ordinateur, ou il est trop ancien." \
  "Reliez-le à internet et installez « python3 » et « python3-venv » avec la logithèque." \
  "Ou prenez Python ici : https://www.python.org/downloads/" \
  "Ensuite, relancez « $me »."

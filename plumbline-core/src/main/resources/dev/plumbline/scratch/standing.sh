# Runs a server that stays when whoever started it ends, and stops it once no client came for long.
# $1 home, $2 template data directory or nothing, $3 postgres, $4 port, $5 idle seconds (0: for ever), then the prefix
# that changes the user.
trap '' INT HUP TERM
home=$1 template=$2 postgres=$3 port=$4 idle=$5
shift 5
cd / || exit 1
umask 077
[ -z "$template" ] || "$@" cp -R -p "$template" "$home/data" >>"$home/log" 2>&1 || { echo failed >"$home/ended"; exit 1; }

# Connections and those closed in the last minute, by any program; true as well where nobody can tell.
connected() {
  if [ -r /proc/net/tcp ]; then
    cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | grep ":$(printf %04X "$port") " | grep -qv ':0000 0A '
  elif command -v netstat >/dev/null; then
    netstat -an | grep "[.:]$port " | grep -qv LISTEN
  fi
}

(
  trap - INT HUP TERM
  "$@" "$postgres" -D "$home/data" -c config_file="$home/postgresql.conf" </dev/null >>"$home/log" 2>&1
  echo "$?" >"$home/ended"
) &
server=$!
(
  trap 'kill "$pause"; exit' TERM
  quiet=0 step=20
  [ "$idle" -eq 0 ] || [ "$idle" -ge 20 ] || step=1
  while :; do
    sleep "$step" &
    pause=$!
    wait "$pause"
    if [ "$(wc -c <"$home/log")" -gt 10000000 ]; then : >"$home/log"; fi
    if [ "$idle" -eq 0 ] || connected; then quiet=0; else quiet=$((quiet + step)); fi
    if [ "$idle" -gt 0 ] && [ "$quiet" -ge "$idle" ] && read -r pid <"$home/data/postmaster.pid"; then
      echo "nobody was connected for $quiet s: stopped" >>"$home/log"
      kill -INT "$pid"
      quiet=0
    fi
  done
) 2>/dev/null &
watch=$!
wait "$server"
kill -TERM "$watch" 2>/dev/null

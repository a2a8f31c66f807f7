# Runs a scratch server for as long as its owner keeps our standard input open, then removes all of it.
# $1 run directory, $2 template data directory, $3 postgres, $4 socket directory, then the prefix that changes the user.
trap '' INT HUP TERM
run=$1 template=$2 postgres=$3 socket=$4
shift 4
cd / || exit 1
umask 077
"$@" cp -R -p "$template" "$run/data" </dev/null >>"$run/log" 2>&1 || echo failed >"$run/failed"
if [ ! -e "$run/failed" ]; then
  (
    trap - INT HUP TERM
    "$@" "$postgres" -D "$run/data" -k "$socket" </dev/null >>"$run/log" 2>&1
    echo "$?" >"$run/failed"
  ) &
fi
while read -r _; do :; done
n=0
while [ ! -e "$run/failed" ] && [ "$n" -lt 200 ]; do
  if read -r pid <"$run/data/postmaster.pid"; then kill -QUIT "$pid" && break; fi
  sleep 0.05
  n=$((n + 1))
done 2>/dev/null
wait
[ "$socket" = "$run" ] || rm -rf "$socket"
rm -rf "$run" || { sleep 0.2; rm -rf "$run"; }

#!/bin/bash
# The demo behind `make run`: one lighttpd with two websites and the office on a port of its own, an
# instance with its cast, mails as files. Everything it makes lies in RUN_DIR; everything it starts
# ends with it.
set -u -o pipefail
export LC_ALL=C PATH="$PATH:/usr/sbin:/sbin"

root=$(cd "$(dirname "$0")/../.." && pwd -P)
BUILD=${BUILD:-$root/build} RUN_DIR=${RUN_DIR:-$BUILD/run}
PORT=${PORT:-8080} ADMIN_PORT=${ADMIN_PORT:-8081} MODE=${MODE:-fastcgi}
PFORTE=$BUILD/pforte PFORTE_CONFIG=$RUN_DIR/data/pforte.toml
BASE=http://localhost:$PORT
children=()

fail() { echo "make run: $*" >&2; exit 1; }

end() {
  trap '' INT TERM HUP EXIT
  ((${#children[@]})) || exit
  # Each child leads a session of its own, so that what it started in turn is reached too.
  for child in "${children[@]}"; do kill -TERM -- "-$child" 2> /dev/null; done
  for ((i = 0; i < 50; ++i)); do
    alive=
    for child in "${children[@]}"; do kill -0 -- "-$child" 2> /dev/null && alive=yes; done
    [[ $alive ]] || break
    sleep 0.1
  done
  for child in "${children[@]}"; do kill -KILL -- "-$child" 2> /dev/null; done
  wait 2> /dev/null
}
trap end EXIT
trap 'exit 0' INT TERM HUP

# start LOG COMMAND...: ends by itself if this script is killed without a chance to clean up.
start() {
  local log=$1
  shift
  setsid setpriv --pdeathsig TERM "$@" > /dev/null 2>> "$log" < /dev/null &
  children+=($!)
}

# ---- what would make it fail later fails now, in one line
for name in PORT ADMIN_PORT; do
  [[ ${!name} =~ ^[1-9][0-9]{0,4}$ && ${!name} -le 65535 ]] || fail "$name=${!name} is no port number"
  (exec 3<> "/dev/tcp/127.0.0.1/${!name}") 2> /dev/null &&
    fail "port ${!name} is taken; choose another, for example: make run $name=$((${!name} % 60000 + 1000))"
done
[[ $PORT != "$ADMIN_PORT" ]] || fail "PORT and ADMIN_PORT are both $PORT"
[[ $MODE == fastcgi || $MODE == cgi ]] || fail "MODE=$MODE is neither fastcgi nor cgi"
[[ $RUN_DIR != *[\"\'\\$]* ]] || fail "RUN_DIR=$RUN_DIR holds a character that lighttpd.conf cannot hold"
((${#RUN_DIR} <= 85)) || fail "RUN_DIR=$RUN_DIR is too long for the sockets in it (85 characters at most)"
for folder in "$RUN_DIR" "$RUN_DIR"/{data,mail,log,error}; do
  reason=$(mkdir -p "$folder" 2>&1 && [[ -w $folder ]] && : > "$folder/.probe") ||
    fail "cannot write into $folder: ${reason:-permission denied}"
  rm -f "$folder/.probe"
done
head -c 16777216 /dev/zero 2> /dev/null > "$RUN_DIR/.probe"
room=$(stat -c %s "$RUN_DIR/.probe")
rm -f "$RUN_DIR/.probe"
((room == 16777216)) || fail "no room in $RUN_DIR: 16 MB are needed"
for tool in lighttpd setsid setpriv; do command -v $tool > /dev/null || fail "$tool is not installed (make deps)"; done

# ---- the instance: made at the first start, kept at every other
write_config() {
  cat > "$PFORTE_CONFIG" <<CONFIG
# Written by make run; the demo lives on one machine, so one network may do much.
database = "pforte.db"
key_file = "pforte.key"
sign_ins_per_network = 100000
# Nobody needs an app to look at the demo; "My account" sets up a second factor all the same.
staff_second_factor = false
mails_per_network = 100000

[mail]
directory = "../mail"
grace_seconds = 5

[admin]
networks = ["127.0.0.0/8", "::1/128"]
address = "http://localhost:$ADMIN_PORT"
CONFIG
}
export PFORTE PFORTE_CONFIG BASE PORT ADMIN_PORT
places="$PORT $ADMIN_PORT"
if [[ -e $RUN_DIR/data/complete ]]; then
  [[ $(< "$RUN_DIR/data/complete") == "$places" ]] ||
    fail "the demo in $RUN_DIR was made for PORT and ADMIN_PORT $(< "$RUN_DIR/data/complete"); use these, or another RUN_DIR"
else
  # A start that was cut short left half an instance.
  rm -rf "$RUN_DIR"/data/* "$RUN_DIR"/mail/*
  journal=auto
  [[ $MODE == cgi ]] && journal=truncate
  write_config && "$PFORTE" init "$RUN_DIR/data" --journal "$journal" > /dev/null 2> "$RUN_DIR/log/seed.log" &&
    "$root/sql/seed/demo.sh" > "$RUN_DIR/data/sign-ins" 2>> "$RUN_DIR/log/seed.log" &&
    echo "$places" > "$RUN_DIR/data/complete" || fail "the demo could not be set up: $(tail -n 1 "$RUN_DIR/log/seed.log")"
fi

# ---- lighttpd
ln -sf "$root/htdocs/404.html" "$RUN_DIR/error/404.html"
for status in 500 502 503 504; do ln -sf "$root/htdocs/500.html" "$RUN_DIR/error/$status.html"; done

fastcgi() { # NAME PROCESSES MODE-OF-THE-GATE MORE...: every path of the block it stands in
  cat <<CONFIG
fastcgi.server = ("/" => ((
      "bin-path" => "$BUILD/$1.fcgi", "socket" => "$RUN_DIR/$1.socket", "max-procs" => $2,
      "bin-environment" => ("PFORTE_CONFIG" => "$PFORTE_CONFIG", "PFORTE_GATE" => "${3:-}"), "bin-copy-environment" => ("PATH"),
      "check-local" => "disable", "fix-root-scriptname" => "enable"${4:+, $4})))
CONFIG
}
# The server hands a whole path to one executable, which reads it from REQUEST_URI. It knows no CGI
# authorizer: the gate is FastCGI in either mode.
pages() { # NAME PROCESSES PATH...
  if [[ $MODE == fastcgi ]]; then
    fastcgi "$1" "$2"
    return
  fi
  printf '    setenv.add-environment = ("PFORTE_CONFIG" => "%s")\n    cgi.assign = (".fcgi" => "")\n' "$PFORTE_CONFIG"
  for path in "${@:3}"; do printf '    alias.url += ("%s" => "%s")\n' "$path" "$BUILD/$1.fcgi"; done
}
# A body is refused by the executables, with a page that says why, so it is passed on as it comes.
cat > "$RUN_DIR/lighttpd.conf" <<CONFIG || fail "cannot write $RUN_DIR/lighttpd.conf"
server.modules = ("mod_ssi", "mod_setenv", "mod_redirect", "mod_alias", "mod_fastcgi", "mod_cgi")
server.bind = "127.0.0.1"
server.port = $PORT
server.tag = ""
server.document-root = "$root/sql/seed/site"
server.errorlog = "$RUN_DIR/log/lighttpd.log"
server.breakagelog = "$RUN_DIR/log/pforte.log"
server.errorfile-prefix = "$RUN_DIR/error/"
server.upload-dirs = ("$RUN_DIR")
index-file.names = ("index.html")
static-file.exclude-extensions = (".fcgi")
ssi.extension = (".shtml")
mimetype.assign = (
  ".html" => "text/html; charset=utf-8", ".css" => "text/css; charset=utf-8",
  ".js" => "text/javascript; charset=utf-8", ".svg" => "image/svg+xml",
  ".txt" => "text/plain; charset=utf-8", "" => "application/octet-stream")

# One reading of a path for everybody: the gate's and the server's.
server.http-parseopts = (
  "header-strict" => "enable", "host-strict" => "enable", "url-normalize" => "enable",
  "url-normalize-unreserved" => "enable", "url-normalize-required" => "enable",
  "url-ctrls-reject" => "enable", "url-path-2f-decode" => "disable", "url-path-2f-reject" => "enable",
  "url-path-dotseg-remove" => "enable", "url-query-20-plus" => "disable")
server.max-request-size = 64
server.max-request-field-size = 16384
server.max-read-idle = 20
server.max-write-idle = 30
server.max-keep-alive-idle = 5
server.max-connections = 512
server.max-fds = 2048

alias.url = ("/pforte/" => "$root/htdocs/", "/robots.txt" => "$root/htdocs/robots.txt")
setenv.set-response-header = (
  "Content-Security-Policy" => "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "X-Content-Type-Options" => "nosniff", "Referrer-Policy" => "same-origin",
  "Cross-Origin-Opener-Policy" => "same-origin", "Cross-Origin-Resource-Policy" => "same-origin",
  "X-Frame-Options" => "DENY")

\$SERVER["socket"] == "127.0.0.1:$ADMIN_PORT" {
  server.document-root = "$RUN_DIR/error"
  url.redirect = ("^/\$" => "/admin/")
  \$HTTP["url"] =~ "^/admin(/|\$)" {
    setenv.set-response-header = ()
    server.max-request-size = 0
    server.stream-request-body = 2
    $(pages admin 2 /admin)
  }
} else {
  url.redirect = ("^(/service)?/account\$" => "\$1/account/")
  \$HTTP["url"] =~ "^(/service)?/account(/|\$)" {
    setenv.set-response-header = ()
    server.max-request-size = 0
    server.stream-request-body = 2
    $(pages portal 4 /account /service/account)
  }
  else \$HTTP["url"] =~ "^(/service)?/members(/|\$)" {
    setenv.set-response-header += ("Cache-Control" => "private, no-cache")
    $(fastcgi gate 4 authorizer "\"mode\" => \"authorizer\", \"docroot\" => \"$root/sql/seed/site\"")
  }
}
CONFIG

: > "$RUN_DIR/log/lighttpd.log"
start "$RUN_DIR/log/lighttpd.log" lighttpd -D -f "$RUN_DIR/lighttpd.conf"
web=${children[0]}
# The mailer ends on what does not pass by itself; a service manager would start it again.
start "$RUN_DIR/log/mail.log" bash -c 'while :; do setpriv --pdeathsig TERM "$0" mail send --watch; sleep 1; done' "$PFORTE"
for ((i = 0; i < 100; ++i)); do
  kill -0 "$web" 2> /dev/null || fail "lighttpd does not start: $(grep -m 1 -v 'server started' "$RUN_DIR/log/lighttpd.log")"
  (exec 3<> "/dev/tcp/127.0.0.1/$PORT") 2> /dev/null && break
  sleep 0.1
done

cat <<SAY

  Websites   $BASE/              approved by the office
             $BASE/service/      approved by itself
  Office     http://localhost:$ADMIN_PORT/admin/
  Mails      $RUN_DIR/mail/*.eml

$(< "$RUN_DIR/data/sign-ins")

  Ctrl-C ends everything.
SAY
wait "$web"
fail "lighttpd ended by itself; see $RUN_DIR/log/lighttpd.log"

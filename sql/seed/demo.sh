#!/bin/bash
# The cast of the demo: two websites, the office, customers in every status. Run once, on an empty installation.
#   PFORTE         the executable          PFORTE_CONFIG  the installation's pforte.toml
#   BASE           http://localhost:PORT
# Prints who can sign in; everybody's password is the same sentence.
set -euo pipefail
: "${PFORTE:?}" "${PFORTE_CONFIG:?}" "${BASE:?}"
export PFORTE_CONFIG
password='muster demo kennwort 2026'
by_number=${BASE/localhost/127.0.0.1}

pforte() { "$PFORTE" "$@" > /dev/null; }
with_password() { "$PFORTE" "$@" <<< "$password" > /dev/null; }
day() { date -u -d "$1" +%F; }

sender='Muster GmbH <kunden@muster.example>'
contact='Muster GmbH, Kundendienst, Telefon 030 1234567, kunden@muster.example'
members=$("$PFORTE" website add --name 'Muster GmbH, Kundenbereich' --address "$BASE" --alias "$by_number" \
  --policy manual --path /members/ --sender "$sender" --contact "$contact" --office-copy buero@muster.example)
service=$("$PFORTE" website add --name 'Muster GmbH, Service' --address "$BASE/service" --alias "$by_number/service" \
  --policy automatic --path /members/ --sender "$sender" --contact "$contact")

with_password staff add --email ada@muster.example --name 'Ada Muster' --role administrator --password-stdin
with_password staff add --email otto@muster.example --name 'Otto Muster' --role approver --website "$members" \
  --password-stdin

# member STATUS EMAIL NAME COMPANY [more options of `access grant`]
member() {
  local status=$1 email=$2 name=$3 company=$4
  shift 4
  with_password access grant --website "$members" --status "$status" --email "$email" --name "$name" \
    --company "$company" --proven --no-mail --password-stdin "$@"
}
member approved erika@partner.example 'Erika Beispiel' 'Partner AG' --number K-1001 --phone '+49 30 200100'
pforte access grant --website "$service" --email erika@partner.example --no-mail
member in_processing jonas@nordwind.example 'Jonas Petersen' 'Nordwind Handel KG' --order A-2026-118 \
  --message 'Wir haben am Montag bestellt und brauchen die Preislisten.' --phone '+49 40 300200'
member in_processing lena@hofladen.example 'Lena Vogt' 'Hofladen Vogt' --order A-2026-121 \
  --message 'Frau Muster weiß Bescheid.'
member in_processing paul@steinbach.example 'Paul Steinbach' 'Steinbach & Söhne' --order A-2026-124
member rejected rolf@fremd.example 'Rolf Fremd' 'Fremd Consulting' \
  --reason 'Zu dieser Adresse gibt es bei uns keinen Auftrag.'
member withdrawn wanda@wechsel.example 'Wanda Wechsel' 'Wechsel GmbH' --message 'Bitte doch nicht, danke.'
member approved emil@einst.example 'Emil Einst' 'Einst OHG' --number K-0815 --valid-until "$(day '40 days ago')"
with_password access register --website "$members" --email udo@neu.example --name 'Udo Neu' --company 'Neu & Partner' \
  --order A-2026-125

cat << END
  Office     ada@muster.example       administrator
             otto@muster.example      approver of the first website
  Customers  erika@partner.example    approved, on both websites
             jonas@nordwind.example   in processing
             rolf@fremd.example       rejected
             wanda@wechsel.example    withdrawn
             emil@einst.example       expired
             udo@neu.example          not verified: see the mail
  Password   $password
END

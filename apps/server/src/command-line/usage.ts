export const USAGE = `Usage: alongside COMMAND [OPTION …]

  status                    whether the server answers, its version, database and processes
  tenants                   organisations
  users [--search TEXT]     people, of every organisation or of --tenant
  users deactivate WHO      ends their sign-ins, sessions and tokens at once; WHO is an e-mail address or an id
  users reactivate WHO
  users reset WHO           takes away password, authenticator app and passkeys, and prints an invitation to set a
                            password: for an administrator who is locked out
  audit verify              the hash chain of every audit log; --expect HASH (may be repeated): it must still be there
  backup FILE               everything, as it is at one moment, with the keys; the server may run
  backup verify FILE        reads a backup to its end and checks its sums and audit logs
  restore FILE              into an empty database, whole or not at all; no server may run on it. Ends sign-ins, invitations and
                            tokens, which may have been revoked since; with --keep-access it doesn't: only for a move
  migrate status            which steps of the structure are missing
  migrate up                does them; the server does the same when it starts

  --data FOLDER       data folder of the server (ALONGSIDE_DATA; default: data)
  --database ADDRESS  PostgreSQL database (ALONGSIDE_DATABASE; default: the embedded one)
  --origin ORIGIN     where people reach the server (ALONGSIDE_ORIGIN; default: http://localhost:8080)
  --tenant TENANT     name or id of one organisation
  --json              answers for programs: one JSON value on standard output, errors as one on standard error
  --help              print this

With the embedded database the command asks the server that has the data folder, if one runs.
Exit code: 0 done and well, 1 done and not well, 64 and above: not done (see docs/operate.md).`;

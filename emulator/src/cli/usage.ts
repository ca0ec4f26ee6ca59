export const USAGE = `A Firestore server with security rules: no Java, no download.

  firestore-engine [--port N] [--project_id ID] [--rules FILE]   the server alone
  firestore-engine check FILE…                                   only compiles rules, prints FILE:LINE:COLUMN
  firestore-engine exec -- COMMAND…                              runs the Firebase CLI (or anything that runs it) with this engine

Flags of the server, --name VALUE or --name=VALUE:
  --host ADDRESS                  where to listen: 127.0.0.1 unless told
  --port N                        8080 unless told; 0 for any free one
  --project_id ID                 the project that is imported and exported; requests may name any
  --rules FILE                    security rules; without them everything is allowed
  --functions_emulator HOST:PORT  where events go
  --import DIR                    data to begin with
  --export_on_exit DIR            where to keep the data on a clean stop
  --seed_from_export FILE         the entry file of an export, as the CLI passes it
`;

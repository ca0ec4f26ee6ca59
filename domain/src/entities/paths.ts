/** The address of every document and collection, built in this one place. Ids are used as they are. */
export const paths = {
  users: () => 'users',
  user: (uid: string) => `users/${uid}`,
  devices: (uid: string) => `users/${uid}/devices`,
  device: (uid: string, deviceId: string) => `users/${uid}/devices/${deviceId}`,
  notifications: (uid: string) => `users/${uid}/notifications`,
  notification: (uid: string, nid: string) => `users/${uid}/notifications/${nid}`,

  families: () => 'families',
  family: (fid: string) => `families/${fid}`,
  members: (fid: string) => `families/${fid}/members`,
  member: (fid: string, uid: string) => `families/${fid}/members/${uid}`,
  recipients: (fid: string) => `families/${fid}/recipients`,
  recipient: (fid: string, rid: string) => `families/${fid}/recipients/${rid}`,
  medications: (fid: string, rid: string) => `families/${fid}/recipients/${rid}/medications`,
  medication: (fid: string, rid: string, mid: string) => `families/${fid}/recipients/${rid}/medications/${mid}`,
  doses: (fid: string, rid: string) => `families/${fid}/recipients/${rid}/doses`,
  dose: (fid: string, rid: string, doseId: string) => `families/${fid}/recipients/${rid}/doses/${doseId}`,
  activities: (fid: string) => `families/${fid}/activity`,
  activity: (fid: string, id: string) => `families/${fid}/activity/${id}`,
  audits: (fid: string) => `families/${fid}/audit`,
  audit: (fid: string, id: string) => `families/${fid}/audit/${id}`,
  auditSeals: (fid: string) => `families/${fid}/auditSeals`,
  auditSeal: (fid: string, id: string) => `families/${fid}/auditSeals/${id}`,

  /** How far trails are sealed, and the last link of each family's chain; server only. */
  auditSealing: () => 'auditSealing/progress',
  auditHeads: () => 'auditSealing/progress/heads',
  auditHead: (fid: string) => `auditSealing/progress/heads/${fid}`,
  auditAlarm: (id: string) => `auditAlarms/${id}`,

  fanouts: () => 'fanouts',
  fanout: (id: string) => `fanouts/${id}`,
  deliveries: () => 'deliveries',
  delivery: (id: string) => `deliveries/${id}`,
  deadLetters: () => 'deadLetters',
  deadLetter: (id: string) => `deadLetters/${id}`,
} as const;

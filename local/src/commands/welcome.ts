import { DEMO_PASSWORD, OPERATOR, PEOPLE } from '../seed/people';

export interface Welcome {
  readonly appUrl: string;
  readonly inboxUrl: string;
  /** The engine's window; absent where Google's emulator runs, which has none. */
  readonly dataUrl: string | undefined;
  readonly seconds: number;
  /** Whether saved data was found. */
  readonly resumed: boolean;
}

/** What is printed when everything runs: where to look, how to sign in, how to stop. */
export function welcome({ appUrl, inboxUrl, dataUrl, seconds, resumed }: Welcome): string {
  const accounts = PEOPLE.map(({ email, role, about, familyId }) => {
    const where = familyId === PEOPLE[0]?.familyId ? role : `${role} elsewhere`;
    return `  ${email.padEnd(22)}${where.padEnd(18)}${about}`;
  });
  return [
    '',
    `CareCircle runs (${seconds.toFixed(0)} s${resumed ? ', with the data of last time' : ''}).`,
    '',
    `  App    ${appUrl}`,
    `  Inbox  ${inboxUrl}   e-mails, text messages and pushes arrive here`,
    ...(dataUrl === undefined ? [] : [`  Data   ${dataUrl}   documents, live requests, coverage of the rules`]),
    '',
    `  Sign in with the password ${DEMO_PASSWORD} as`,
    ...accounts,
    `  ${OPERATOR.email.padEnd(22)}${'operator'.padEnd(18)}${OPERATOR.about}`,
    '',
    '  Stop: Ctrl-C. Your data is kept; "npm start -- --fresh" begins anew.',
    '',
  ].join('\n');
}

/** Where the window of our own engine is, in a stack on this machine. */
export const dataUrlOf = (engine: 'own' | 'official', environment: Readonly<Record<string, string>>): string | undefined =>
  engine === 'own' ? `http://${environment['FIRESTORE_EMULATOR_HOST']}/emulator/ui/` : undefined;

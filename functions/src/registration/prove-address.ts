import { checkCode, dropCode, type CheckCodePorts } from './check-code';
import type { CodeVerdict } from './email-code';

/** Proves the address of an account that exists. */
export async function proveAddress(
  uid: string,
  email: string,
  code: string,
  ports: CheckCodePorts & { markVerified(uid: string): Promise<void> },
): Promise<{ state: 'DONE' | Exclude<CodeVerdict, 'RIGHT'> }> {
  const { verdict } = await checkCode(email, code, ports);
  if (verdict !== 'RIGHT') return { state: verdict };
  await ports.markVerified(uid);
  await dropCode(email, ports);
  return { state: 'DONE' };
}

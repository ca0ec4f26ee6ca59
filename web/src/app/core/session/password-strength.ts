import { Service } from '@angular/core';
import { PASSWORD_MIN, SERVICE_WORDS } from '@carecircle/domain';

/** 0: among the first that anybody tries … 4: out of reach. */
export type Strength = 0 | 1 | 2 | 3 | 4;

/** Below this a password is refused, here and by the server. */
export const LEAST_STRENGTH: Strength = 2;

type Estimate = (password: string, about: readonly string[]) => Strength;

/** How hard a password is to guess. The estimator and its list of common passwords are downloaded when first asked for, and stay here. */
@Service()
export class PasswordStrength {
  private estimate: Promise<Estimate> | undefined;

  async of(password: string, ...about: string[]): Promise<Strength> {
    if (password.length < PASSWORD_MIN) return 0;
    this.estimate ??= load();
    const own = about.flatMap((text) => [text, ...text.split(/[\s@.]+/)]).filter((word) => word.length > 2);
    return (await this.estimate)(password.slice(0, 100), [...own, ...SERVICE_WORDS]);
  }
}

async function load(): Promise<Estimate> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return (password, about) => estimator.check(password, [...about]).score;
}

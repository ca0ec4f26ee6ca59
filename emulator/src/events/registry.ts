import type { Change } from '../store/types';
import { concerns, type Trigger } from './trigger';

/** The triggers of all projects. Registering a key again replaces its trigger. */
export class TriggerRegistry {
  private readonly byProject = new Map<string, Map<string, Trigger>>();

  register(trigger: Trigger): void {
    const triggers = this.byProject.get(trigger.project) ?? new Map<string, Trigger>();
    triggers.set(trigger.key, trigger);
    this.byProject.set(trigger.project, triggers);
  }

  /** Forgets a trigger, unless its key has been registered anew since. */
  remove(trigger: Trigger): void {
    const triggers = this.byProject.get(trigger.project);
    if (triggers?.get(trigger.key) !== trigger) return;
    triggers.delete(trigger.key);
    if (triggers.size === 0) this.byProject.delete(trigger.project);
  }

  /** The triggers that a change of a document concerns, in order of registration. */
  concernedBy(project: string, database: string, change: Change): Trigger[] {
    const concerned: Trigger[] = [];
    for (const trigger of this.byProject.get(project)?.values() ?? []) {
      if (trigger.database === database && concerns(trigger, change) && trigger.matches(change.path)) {
        concerned.push(trigger);
      }
    }
    return concerned;
  }
}

import type { ComponentFixture } from '@angular/core/testing';
import type { SlotCard } from './slot-card';

/** A slot card as a person sees it. */
export class SlotCardHarness {
  constructor(private readonly fixture: ComponentFixture<SlotCard>) {}

  get text(): string {
    return this.host.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  }

  get state(): string | null {
    return this.find('state')?.dataset['state'] ?? null;
  }

  /** The words of the buttons on the card. */
  get buttons(): string[] {
    const named = [...this.host.querySelectorAll('button')].filter((button) => button.dataset['testid'] !== 'more');
    return named.map((button) => button.textContent?.trim() ?? '');
  }

  shows(testId: string): boolean {
    return this.find(testId) !== null;
  }

  /** @param taps 2 for the second tap of a double tap. */
  async press(testId: string, taps = 1): Promise<void> {
    this.find(testId)?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: taps }));
    await this.fixture.whenStable();
  }

  get focused(): boolean {
    return document.activeElement === this.host;
  }

  private find(testId: string): HTMLElement | null {
    return this.host.querySelector(`[data-testid="${testId}"]`);
  }

  private get host(): HTMLElement {
    return this.fixture.nativeElement as HTMLElement;
  }
}

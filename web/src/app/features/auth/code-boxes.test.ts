import { TestBed } from '@angular/core/testing';
import { translations } from '../../../testing/translations';
import { CodeBoxes } from './code-boxes';

async function boxes() {
  TestBed.configureTestingModule({ imports: [translations] });
  const fixture = TestBed.createComponent(CodeBoxes);
  const filled: string[] = [];
  fixture.componentInstance.filled.subscribe((code) => filled.push(code));
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  document.body.append(host);
  const inputs = [...host.querySelectorAll('input')];
  const type = (index: number, text: string) => {
    const input = inputs[index];
    if (!input) return;
    input.value = text;
    input.dispatchEvent(new Event('input'));
  };
  const shown = () => inputs.map(({ value }) => value).join('');
  const focused = () => inputs.findIndex((input) => input === document.activeElement);
  return { fixture, host, inputs, filled, type, shown, focused };
}

describe('CodeBoxes', () => {
  it('moves on with each digit and sends with the sixth', async () => {
    const { filled, type, focused } = await boxes();
    [...'12345'].forEach((digit, index) => type(index, digit));
    expect(focused()).toBe(5);
    expect(filled).toEqual([]);
    type(5, '6');
    expect(filled).toEqual(['123456']);
  });

  it('fills all boxes by pasting, whatever stands between the digits', async () => {
    const { fixture, host, filled, shown } = await boxes();
    const paste = Object.assign(new Event('paste'), { clipboardData: { getData: () => 'Code: 654 321 ' } });
    host.dispatchEvent(paste);
    await fixture.whenStable();
    expect(filled).toEqual(['654321']);
    expect(shown()).toBe('654321');
  });

  it('goes back with backspace, takes no letters, and empties at once', async () => {
    const { fixture, inputs, type, focused, shown } = await boxes();
    type(0, '1');
    type(1, 'x');
    await fixture.whenStable();
    expect(shown()).toBe('1');
    inputs[1]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Backspace' }));
    expect(focused()).toBe(0);
    fixture.componentInstance.clear();
    await fixture.whenStable();
    expect(shown()).toBe('');
  });
});

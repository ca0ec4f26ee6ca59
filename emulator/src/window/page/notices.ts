import { button, byId, h } from './dom';

const SHOWN_MS = 12_000;

/** Says for a while what happened, with a way back where there is one. */
export function notify(text: string, undo?: () => void): void {
  const notice = h('div', { class: 'toast' }, h('span', {}, text));
  const close = (): void => notice.remove();
  if (undo) {
    notice.append(
      button('Undo', () => {
        close();
        undo();
      }),
    );
  }
  notice.append(button('Close', close, { class: 'quiet' }));
  byId('toasts', HTMLElement).append(notice);
  let timer = setTimeout(close, SHOWN_MS);
  // Nobody loses the way back while reaching for it.
  for (const event of ['pointerenter', 'focusin']) notice.addEventListener(event, () => clearTimeout(timer));
  for (const event of ['pointerleave', 'focusout']) notice.addEventListener(event, () => (timer = setTimeout(close, SHOWN_MS)));
}

/** Tells of a failure in place of what failed. */
export function failureText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Asks before something is done; resolves to whether to do it. */
export function confirmed(title: string, text: string, yes: string): Promise<boolean> {
  return new Promise((resolve) => {
    const dialog = h('dialog', { 'aria-labelledby': 'confirm-title' });
    dialog.append(
      h('h2', { id: 'confirm-title' }, title),
      h('p', {}, text),
      h(
        'div',
        { class: 'actions' },
        button('Cancel', () => dialog.close(''), { autofocus: true }),
        button(yes, () => dialog.close('yes'), { class: 'danger' }),
      ),
    );
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

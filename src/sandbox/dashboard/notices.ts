/** What came of the button that was pressed last. */
export interface Notice {
  readonly kind: 'done' | 'problem';
  readonly text: string;
}

/** Carries a notice over the redirect that answers a form. */
export interface Notices {
  /** Keeps it and returns the key to ask for it with. */
  leave(notice: Notice): string;
  /** Each can be taken once: a reload does not say again what happened long ago. */
  take(key: string | undefined): Notice | undefined;
}

const MOST_KEPT = 50;

export function createNotices(): Notices {
  const kept = new Map<string, Notice>();
  let left = 0;
  return {
    leave(notice) {
      left += 1;
      const key = String(left);
      kept.set(key, notice);
      // Those that nobody came for.
      kept.delete(String(left - MOST_KEPT));
      return key;
    },
    take(key = '') {
      const notice = kept.get(key);
      kept.delete(key);
      return notice;
    },
  };
}

import { type ConfirmationPlace, isConfirmationUrl } from './confirmation-url.js';

/**
 * The event of a webview that loads a page: the URL itself, an object with `url`, or one with `nativeEvent.url`.
 *
 * The four events of `react-native-webview` that carry a URL fit, and so do those of Capacitor and NativeScript.
 */
export type WebviewEvent =
  | string
  | {
      /** URL of the page. */
      readonly url: string;
      /** `false` for a frame inside of the page. The listener ignores such events. */
      readonly isTopFrame?: boolean;
    }
  | {
      /** The event, as React Native wraps it. */
      readonly nativeEvent: {
        /** URL of the page. */
        readonly url: string;
      };
    };

function urlOf(event: WebviewEvent): string {
  if (typeof event === 'string') return event;
  const page = 'nativeEvent' in event ? event.nativeEvent : event;
  // The shopper sees the page around this frame.
  return 'isTopFrame' in page && page.isTopFrame === false ? '' : page.url;
}

/**
 * Makes one listener for every event of a webview: `onNavigationStateChange`, `onShouldStartLoadWithRequest`,
 * `onLoadStart` and `onLoadProgress` of `react-native-webview`, or any function that receives a URL.
 *
 * Pass the listener to all events, because each platform skips some of them.
 *
 * @param where - `'live'`, `'test'`, or the `confirmationUrls` that your backend sent.
 * @param finish - Called once, at the first confirmation URL: close the webview and let your backend confirm.
 * @returns A listener that returns whether its event has a confirmation URL. It never throws by itself.
 * @example React Native
 * ```jsx
 * import { onConfirmation } from 'paymennt/app';
 *
 * const reached = useMemo(() => onConfirmation(confirmationUrls, closeAndConfirm), [checkoutKey]);
 *
 * <WebView
 *   source={{ uri: redirectUrl }}
 *   onShouldStartLoadWithRequest={(request) => !reached(request)}
 *   onNavigationStateChange={reached}
 *   onLoadStart={reached}
 *   onLoadProgress={reached}
 * />
 * ```
 * @example Anything that reports a URL
 * ```ts
 * import { onConfirmation } from 'paymennt/app';
 *
 * const reached = onConfirmation('test', () => console.log('close it, ask the backend'));
 * reached('https://pay.test.paymennt.com/checkout/key'); // false
 * reached('https://pay.test.paymennt.com/complete/'); // true
 * ```
 */
export function onConfirmation(
  where: ConfirmationPlace,
  finish: () => void,
): (event: WebviewEvent) => boolean {
  let finished = false;
  return (event) => {
    if (!hasConfirmationUrl(event, where)) return false;
    if (!finished) {
      finished = true;
      finish();
    }
    return true;
  };
}

function hasConfirmationUrl(event: WebviewEvent, where: ConfirmationPlace): boolean {
  try {
    return isConfirmationUrl(urlOf(event), where);
  } catch {
    // The value is no event of a webview.
    return false;
  }
}

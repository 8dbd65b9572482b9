import type {
  AcceptedOrRefusedBehaviour,
  SandboxRefusalBehaviour,
  SandboxStatusStyle,
  UsedRequestIdBehaviour,
} from '../../sandbox/behaviour.js';
import { fieldOf, type ProbeAnswer } from './gateway.js';
import { safeSentence } from './vocabulary.js';

function refusalOf({ status, body, error }: ProbeAnswer, field?: string): SandboxRefusalBehaviour {
  const sentence = error === undefined ? '' : safeSentence(error, field);
  return {
    // No response of the sandbox can have another status.
    ...(status >= 200 && status < 600 && { httpStatus: status }),
    body,
    ...(sentence !== '' && { error: sentence }),
  };
}

/** The verdict on a request that one gateway accepts and another one refuses. */
export function acceptedOrRefused(answer: ProbeAnswer, field?: string): AcceptedOrRefusedBehaviour {
  return answer.accepted ? { answer: 'accepted' } : { answer: 'refused', ...refusalOf(answer, field) };
}

/** The verdict on a second creation with the requestId of the checkout with `firstId`. */
export function usedRequestId(
  answer: ProbeAnswer,
  id: string | undefined,
  firstId: string,
): UsedRequestIdBehaviour | undefined {
  if (!answer.accepted) return { answer: 'refused', ...refusalOf(answer) };
  if (id === undefined) return undefined;
  return { answer: id === firstId ? 'same_checkout' : 'new_checkout' };
}

/** The spelling of a checkout's status word; undefined for any other spelling. */
export function statusStyle(result: unknown): SandboxStatusStyle | undefined {
  const word = fieldOf(result, 'status');
  if (typeof word !== 'string') return undefined;
  if (/^[A-Z_]+$/.test(word)) return 'code';
  if (/^[A-Z][a-z ]+$/.test(word)) return 'label';
  return /^[a-z_ ]+$/.test(word) ? 'lower' : undefined;
}

import { npmStart } from './harness/npm-start.js';
import { tellPaymentStories } from './harness/payment-stories.js';
import { workerdStart } from './harness/workerd-start.js';

tellPaymentStories(npmStart('hono'));
tellPaymentStories(workerdStart('hono'));

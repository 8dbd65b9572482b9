import { npmStart } from './harness/npm-start.js';
import { tellPaymentStories } from './harness/payment-stories.js';

tellPaymentStories(npmStart('nestjs'));

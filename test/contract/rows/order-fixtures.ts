// Parameters and the JSON they must become, side by side and written independently: a fixture derived from the
// other would agree with any mistake.

export const customer = {
  id: 'CUST #77',
  firstName: 'عائشة',
  lastName: 'O\'Neill & "Sons"',
  email: 'aisha+orders@example.com',
  phone: '+971500000000',
};

export const customerJson = String.raw`{
  "id": "CUST #77", "firstName": "عائشة", "lastName": "O'Neill & \"Sons\"",
  "email": "aisha+orders@example.com", "phone": "+971500000000"
}`;

export const address = {
  name: 'Aisha O’Neill',
  address1: 'Villa 12\nAl Wasl Road',
  address2: 'Jumeirah 1',
  city: 'دبي',
  state: 'Dubai',
  zip: '00000',
  country: 'AE',
};

export const addressJson = String.raw`{
  "name": "Aisha O’Neill", "address1": "Villa 12\nAl Wasl Road", "address2": "Jumeirah 1",
  "city": "دبي", "state": "Dubai", "zip": "00000", "country": "AE"
}`;

export const items = [
  { name: 'Dark grey sunglasses', sku: '0116521', unitprice: '50.25', quantity: 2, linetotal: '100.50' },
  { name: 'قهوة ☕', quantity: 0.5, linetotal: 7.25 },
];

export const itemsJson = `[
  { "name": "Dark grey sunglasses", "sku": "0116521", "unitprice": 50.25, "quantity": 2, "linetotal": 100.50 },
  { "name": "قهوة ☕", "quantity": 0.5, "linetotal": 7.25 }
]`;

/** 107.75 + 5.10 + 3 + 2 - 10.35 = 107.50 */
export const totals = {
  subtotal: 107.75,
  tax: '5.10',
  shipping: 3,
  handling: '2.00',
  discount: 10.35,
  skipTotalsValidation: false,
};

export const totalsJson = `{
  "subtotal": 107.75, "tax": 5.10, "shipping": 3, "handling": 2.00, "discount": 10.35,
  "skipTotalsValidation": false
}`;

/** Every optional field that the checkouts of all channels share. */
export const order = {
  requestId: 'ORD 1234/r+1',
  orderId: 'طلب-1234',
  currency: 'AED',
  amount: '107.50',
  totals,
  branchId: '1601731695315563241',
  allowedPaymentMethods: ['CARD', 'CAREEM_PAY'],
  defaultPaymentMethod: 'CARD',
  language: 'AR',
};

export const orderJson = `
  "requestId": "ORD 1234/r+1", "orderId": "طلب-1234", "currency": "AED", "amount": 107.50,
  "totals": ${totalsJson}, "branchId": 1601731695315563241,
  "allowedPaymentMethods": ["CARD", "CAREEM_PAY"], "defaultPaymentMethod": "CARD", "language": "AR"
`;

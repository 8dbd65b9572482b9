// Adds a function to Object.prototype, as old libraries do, and then imports the client and makes two calls.
Object.assign(Object.prototype, { legacy: () => undefined });

const { CHECKOUT, page, yes } = await import('../support/answers.js');
const { scripted } = await import('../support/client.js');

const { client } = scripted([page([CHECKOUT]), yes(CHECKOUT)]);
for await (const { id } of client.checkouts.search()) console.log(id);
console.log((await client.checkouts.get(CHECKOUT.id)).id);

export {};

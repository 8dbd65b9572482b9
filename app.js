// For bundlers that do not read `exports` of package.json: Metro before 0.82.
export * from './dist/app.js';

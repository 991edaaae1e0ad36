'use strict';

// Loads an add-on in the main thread and in two workers.
const { Worker, isMainThread, workerData } = require('worker_threads');
const { resolve } = require('path');

const file = isMainThread ? resolve(process.argv[2]) : workerData;
const { add } = require(file);

const sum = add(2, 3);
console.log(isMainThread ? `main: ${sum}` : `worker: ${sum}`);
if (isMainThread) {
  for (let i = 0; i < 2; i++) new Worker(__filename, { workerData: file });
}

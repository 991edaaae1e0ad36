'use strict';

const assert = require('node:assert');
const test = require('node:test');
// ADDON is the directory of an installed package; by default, the tests load the add-on that npm test builds.
const { add } = require(process.env.ADDON ?? '../bin/addon/Template.1.node');

test('add returns the sum of two numbers', () => assert.strictEqual(add(2, 3), 5));

test('add throws an error if an argument is not a number', () => assert.throws(() => add(2, 'three'), TypeError));

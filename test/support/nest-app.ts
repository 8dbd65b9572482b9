import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { onTestFinished } from 'vitest';

/** A Nest application whose route `GET /pay` does the work; it closes when the test is over. Call `init` to start it. */
export async function nestApp(work: () => Promise<unknown>) {
  class Payments {
    pay() {
      return work();
    }
  }
  class App {}
  const { prototype } = Payments;
  Get('pay')(prototype, 'pay', Object.getOwnPropertyDescriptor(prototype, 'pay') as PropertyDescriptor);
  Controller()(Payments);
  Module({ controllers: [Payments] })(App);
  const app = await NestFactory.create(App, { logger: false });
  onTestFinished(() => app.close());
  return app;
}

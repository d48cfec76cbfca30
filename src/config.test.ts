import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadConfig } from './config.ts';
import { isAppError } from './errors.ts';

const refuses = (env: Record<string, string>, variable: string): void => {
  assert.throws(
    () => loadConfig(env),
    (error) => isAppError(error, 'invalid_configuration') && error.message.includes(variable) && error.details.param === variable,
  );
};

describe('loadConfig', () => {
  it('serves on the loopback address with the studio when nothing is set', () => {
    const config = loadConfig({});
    assert.deepEqual([config.host, config.port, config.engine, config.databaseUrl, config.s3], ['127.0.0.1', 8787, 'studio', null, null]);
    assert.ok(config.dataDir.endsWith('/data'));
    assert.ok(Object.isFrozen(config));
  });

  it('names the variable, what it got and what it wants', () => {
    refuses({ PORT: '80a' }, 'PORT');
    refuses({ PORT: '70000' }, 'PORT');
    refuses({ SEEDBED_ENGINE: 'comfy' }, 'SEEDBED_ENGINE');
    refuses({ SEEDBED_PUBLIC_URL: 'ftp://x' }, 'SEEDBED_PUBLIC_URL');
    refuses({ SEEDBED_ALLOW_PRIVATE_HOSTS: 'localhost' }, 'SEEDBED_ALLOW_PRIVATE_HOSTS');
    refuses({ SEEDBED_API_KEY: 'short' }, 'SEEDBED_API_KEY');
    refuses({ S3_ENDPOINT: 'http://127.0.0.1:9000' }, 'S3_BUCKET');
  });

  it('never repeats a key that it refuses', () => {
    assert.throws(
      () => loadConfig({ SEEDBED_API_KEY: 'tiny-secret' }),
      (error: Error) => !error.message.includes('tiny-secret'),
    );
  });

  it('reads allowed hosts as a lower-case list and drops a trailing slash of the public URL', () => {
    const config = loadConfig({
      SEEDBED_ALLOW_PRIVATE_HOSTS: 'LocalHost:9000, 10.0.0.1:80',
      SEEDBED_PUBLIC_URL: 'https://pictures.example/',
    });
    assert.deepEqual(config.allowPrivateHosts, ['localhost:9000', '10.0.0.1:80']);
    assert.equal(config.publicUrl, 'https://pictures.example');
  });
});

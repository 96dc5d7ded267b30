import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/* Moto's S3: a store of others, which checks every signature with botocore, the library that Amazon's own tools use. */

export interface Store {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  close(): void;
}

export async function openStore(bucket: string): Promise<Store> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${String(port)}`;
  const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const missing = new Promise<never>((_, reject) => {
    server.on('error', (cause) => {
      reject(new Error('moto_server is not installed: see .ci/run', { cause }));
    });
  });
  await Promise.race([answering(endpoint), missing]);
  const iam = async (action: string, more: Readonly<Record<string, string>> = {}) => {
    const body = new URLSearchParams({ Action: action, Version: '2010-05-08', UserName: 'cordon', ...more });
    // Which of its services is asked stands in the signature; nothing is checked yet.
    const authorization = 'AWS4-HMAC-SHA256 Credential=none/20260101/us-east-1/iam/aws4_request';
    const answer = await fetch(endpoint, { method: 'POST', body, headers: { authorization } });
    if (!answer.ok) throw new Error(`${action}: ${String(answer.status)}`);
    return answer.text();
  };
  await iam('CreateUser');
  const statement = {
    ...{ Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'] },
    Resource: `arn:aws:s3:::${bucket}/*`,
  };
  await iam('PutUserPolicy', {
    PolicyName: 'publish',
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
  });
  const key = await iam('CreateAccessKey');
  const [, accessKeyId = ''] = /<AccessKeyId>(.+?)</.exec(key) ?? [];
  const [, secretAccessKey = ''] = /<SecretAccessKey>(.+?)</.exec(key) ?? [];
  await fetch(`${endpoint}/${bucket}`, { method: 'PUT' });
  // From here on everything is checked.
  await fetch(`${endpoint}/moto-api/reset-auth`, { method: 'POST', body: '0' });
  return { endpoint, accessKeyId, secretAccessKey, close: () => void server.kill() };
}

async function answering(endpoint: string): Promise<void> {
  for (let left = 300; !(await answers(endpoint)); left--) {
    if (left === 0) throw new Error('moto_server never answered');
    await setTimeout(100);
  }
}

async function answers(endpoint: string): Promise<boolean> {
  return fetch(`${endpoint}/moto-api/`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

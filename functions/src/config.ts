import { defineBoolean, defineInt, defineSecret, defineString, projectID } from 'firebase-functions/params';

/** The one place that declares and reads parameters and secrets; README.md explains each. */
const functionsRegion = defineString('FUNCTIONS_REGION', { default: 'us-central1' });
const appUrl = defineString('APP_URL', { description: 'Address of the app, without a slash at the end' });
const emailFrom = defineString('EMAIL_FROM', { description: 'Verified sender of e-mails: Name <address>' });
const twilioAccountSid = defineString('TWILIO_ACCOUNT_SID', { description: 'Twilio account, AC…' });
const twilioFrom = defineString('TWILIO_FROM', { description: 'Sending phone number, +15551234567' });
const fcmBaseUrl = defineString('FCM_BASE_URL', { default: 'https://fcm.googleapis.com' });
const sendGridBaseUrl = defineString('SENDGRID_BASE_URL', { default: 'https://api.sendgrid.com' });
const twilioBaseUrl = defineString('TWILIO_BASE_URL', { default: 'https://api.twilio.com' });
const deliveryConcurrency = defineInt('DELIVERY_CONCURRENCY', {
  default: 20,
  description: 'Deliveries that are sent at the same time',
});
const appCheck = defineBoolean('ENFORCE_APP_CHECK', {
  default: false,
  description: 'Refuse calls of clients that do not prove to be this app',
});
const operatorsNeedSecondStep = defineBoolean('OPERATORS_NEED_SECOND_STEP', {
  default: false,
  description: 'Refuse operators who signed in without a second step',
});
const sendGridApiKey = defineSecret('SENDGRID_API_KEY');
const twilioAuthToken = defineSecret('TWILIO_AUTH_TOKEN');

/** The region as deployment resolves it. */
export const region = functionsRegion;

/** The one origin whose pages may call the functions, as it stands while they run. */
export const appOrigin = appUrl;

/** Whether callables refuse clients without an App Check token, as deployment resolves it. */
export const enforceAppCheck = appCheck;

/** Whether operators must have signed in with a second step; ask while a call is handled. */
export const needsSecondStep = (): boolean => operatorsNeedSecondStep.value();

/** How many deliveries the queue hands out at a time, as deployment resolves it. */
export const concurrentDeliveries = deliveryConcurrency;

/** Secrets of the function that sends; no other function gets to see them. */
export const deliverySecrets = [sendGridApiKey, twilioAuthToken];

export interface DeliveryConfig {
  appUrl: string;
  fcm: { baseUrl: string; projectId: string };
  sendGrid: { baseUrl: string; apiKey: string; from: string };
  twilio: { baseUrl: string; accountSid: string; authToken: string; from: string };
}

/** What sending needs. Call it while an event is handled, not while the module loads; it throws if a value is missing. */
export function deliveryConfig(): DeliveryConfig {
  return checked({
    appUrl: appUrl.value(),
    fcm: { baseUrl: fcmBaseUrl.value(), projectId: projectID.value() },
    sendGrid: { baseUrl: sendGridBaseUrl.value(), apiKey: sendGridApiKey.value(), from: emailFrom.value() },
    twilio: {
      baseUrl: twilioBaseUrl.value(),
      accountSid: twilioAccountSid.value(),
      authToken: twilioAuthToken.value(),
      from: twilioFrom.value(),
    },
  });
}

/** By TLS, except to this very machine, where the emulators are. */
const ADDRESS = /^(https:\/\/[^\s/]+|http:\/\/(127\.0\.0\.1|localhost)(:\d+)?)$/;

const REQUIREMENTS: [name: string, read: (config: DeliveryConfig) => string, shape: RegExp, wanted: string][] = [
  ['APP_URL', (config) => config.appUrl, ADDRESS, 'an address such as https://care.example, no slash at the end'],
  ['FCM_BASE_URL', (config) => config.fcm.baseUrl, ADDRESS, 'an https address without a path'],
  ['SENDGRID_BASE_URL', (config) => config.sendGrid.baseUrl, ADDRESS, 'an https address without a path'],
  ['TWILIO_BASE_URL', (config) => config.twilio.baseUrl, ADDRESS, 'an https address without a path'],
  ['SENDGRID_API_KEY', (config) => config.sendGrid.apiKey, /^SG\../, 'a key that starts with SG.'],
  ['EMAIL_FROM', (config) => config.sendGrid.from, /^[^@\s<>]+@[^@\s<>]+$|<[^@\s<>]+@[^@\s<>]+>$/, 'Name <address>'],
  ['TWILIO_ACCOUNT_SID', (config) => config.twilio.accountSid, /^AC[0-9a-zA-Z]+$/, 'an account id that starts with AC'],
  ['TWILIO_AUTH_TOKEN', (config) => config.twilio.authToken, /\S/, 'the token of the Twilio account'],
  ['TWILIO_FROM', (config) => config.twilio.from, /^\+[1-9]\d{6,14}$/, 'a phone number such as +12025550100'],
];

/** The configuration, or an error that names every value that is missing or malformed, without showing it. */
export function checked(config: DeliveryConfig): DeliveryConfig {
  const problems = REQUIREMENTS.filter(([, read, shape]) => !shape.test(read(config))).map(
    ([name, , , wanted]) => `${name} must be ${wanted}`,
  );
  if (problems.length > 0) throw new Error(`The functions are not configured: ${problems.join('; ')}.`);
  return config;
}

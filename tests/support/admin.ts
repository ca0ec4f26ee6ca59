import { type App, getApps, initializeApp } from 'firebase-admin/app';
import { type Auth, getAuth } from 'firebase-admin/auth';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import { stack } from './stack';

const app = (): App => getApps()[0] ?? initializeApp({ projectId: stack().projectId });

/** The stack's database with admin rights; rules do not apply. */
export const adminFirestore = (): Firestore => getFirestore(app());

export const adminAuth = (): Auth => getAuth(app());

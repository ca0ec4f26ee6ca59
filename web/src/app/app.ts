import { Component } from '@angular/core';

@Component({ selector: 'cc-root', template: '<h1>CareCircle</h1>' })
export class App {}

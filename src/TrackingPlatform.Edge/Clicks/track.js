/* Reports clicks and conversions from an advertiser's own pages. No dependency, nothing kept without leave. */
(function (window, document) {
  'use strict';
  var script = document.currentScript;
  if (!script || window.track) return;

  var base = new URL(script.src).origin;
  var settings = script.dataset;
  var days = 30;
  var pattern = /^[0-9a-hjkmnp-tv-z]{26}$/;
  var held = {};

  function key(offer) {
    return 'tp_' + (offer || settings.offer || 'click');
  }

  // What the visitor said about being remembered: the page's word, else its consent platform's.
  function askConsent(given) {
    return new Promise(function (resolve) {
      if (given === true || given === false) return resolve({ consent: given ? '1' : '0' });
      if (typeof window.__tcfapi !== 'function') return resolve({});
      var late = setTimeout(resolve, 1000, settings.consent === 'required' ? { consent: '0' } : {});
      window.__tcfapi('addEventListener', 2, function (data, isFine) {
        if (!isFine || data.eventStatus === 'cmpuishown') return;
        clearTimeout(late);
        window.__tcfapi('removeEventListener', 2, function () {}, data.listenerId);
        var purposes = (data.purpose && data.purpose.consents) || {};
        resolve({ gdpr: data.gdprApplies ? '1' : '0', gdpr_consent: data.tcString, consent: !data.gdprApplies || purposes[1] ? '1' : '0' });
      });
    });
  }

  function mayKeep(said) {
    if (navigator.globalPrivacyControl || said.consent === '0') return false;
    return settings.consent !== 'required' || said.consent === '1';
  }

  function keep(name, id) {
    var secure = location.protocol === 'https:' ? ';secure' : '';
    document.cookie = name + '=' + id + ';path=/;samesite=lax;max-age=' + days * 86400 + secure;
    try {
      localStorage.setItem(name, id + ' ' + (Date.now() + days * 864e5));
    } catch (blocked) { /* The cookie is enough. */ }
  }

  function kept(offer) {
    var found = held[key(offer)];
    document.cookie.split('; ').forEach(function (pair) {
      if (!found && pair.indexOf(key(offer) + '=') === 0) found = pair.slice(key(offer).length + 1);
    });
    try {
      var stored = (localStorage.getItem(key(offer)) || '').split(' ');
      if (!found && +stored[1] > Date.now()) found = stored[0];
    } catch (blocked) { /* There is nothing then. */ }
    return pattern.test(found) ? found : null;
  }

  function query(values) {
    var fields = new URLSearchParams();
    Object.keys(values).forEach(function (name) {
      if (values[name] !== undefined && values[name] !== null) fields.append(name, values[name]);
    });
    return fields;
  }

  function without(values, names) {
    var rest = {};
    Object.keys(values).forEach(function (name) {
      if (names.indexOf(name) < 0) rest[name] = values[name];
    });
    return rest;
  }

  // click({ link: 'code' }) or click({ offer: 'off_…', publisher: 'pub_…', sub1: '…' }): resolves to the click id, or null where it was refused.
  function click(values) {
    values = values || {};
    var offer = values.offer || settings.offer;
    return askConsent(values.consent).then(function (said) {
      var named = values.link ? {} : { offer: values.campaign ? undefined : offer };
      var fields = query(Object.assign(named, without(values, ['link', 'consent', 'offer']), said));
      var path = '/track/click' + (values.link ? '/' + encodeURIComponent(values.link) : '');
      return fetch(base + path + '?' + fields, { credentials: 'include' }).then(function (answer) {
        return answer.json();
      }).then(function (answer) {
        if (answer.verdict !== 'recorded') return null;
        held[key(offer)] = answer.click_id;
        if (answer.store && mayKeep(said)) keep(key(offer), answer.click_id);
        return answer.click_id;
      });
    });
  }

  // convert({ event: 'sale', txn_id: 'T-1', amount: '49.90' }): resolves to the receipt; survives the page being left.
  function convert(values) {
    values = Object.assign({ offer: settings.offer }, values);
    if (!values.click_id) values.click_id = kept(values.offer) || undefined;
    var fields = query(without(values, ['consent']));
    if (window.fetch) {
      return fetch(base + '/track/convert', { method: 'POST', body: fields, credentials: 'include', keepalive: true }).then(function (answer) {
        return answer.json();
      });
    }
    if (!navigator.sendBeacon || !navigator.sendBeacon(base + '/track/convert', fields)) new Image().src = base + '/pixel.gif?' + fields;
    return Promise.resolve(null);
  }

  // For pages that ask later: what came meanwhile is kept now.
  function consent() {
    Object.keys(held).forEach(function (name) {
      if (mayKeep({ consent: '1' })) keep(name, held[name]);
    });
  }

  window.track = { click: click, convert: convert, consent: consent, id: kept };

  // A visitor who came by a redirect brings the id in the address.
  var arrived = new URLSearchParams(location.search).get(settings.param || 'click_id');
  if (pattern.test(arrived)) {
    held[key()] = arrived;
    askConsent().then(function (said) {
      if (mayKeep(said)) keep(key(), arrived);
    });
  }
})(window, document);

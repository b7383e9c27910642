const socket = new WebSocket(`ws://${location.host}/ws`);
socket.onopen = () => socket.send('CONNECT\naccept-version:1.2\n\n\0');
socket.onmessage = (event) => console.log(event.data);
socket.onclose = (event) => console.log(event.code, event.reason);

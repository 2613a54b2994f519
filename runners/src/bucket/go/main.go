// Google's in-memory fake of Pub/Sub as a program. Prints where on 127.0.0.1 it is, and ends when
// its standard input does.
package main

import (
	"fmt"
	"io"
	"os"

	"cloud.google.com/go/pubsub/v2/pstest"
)

func main() {
	server := pstest.NewServerWithAddress("127.0.0.1:0")
	fmt.Println(server.Addr)
	io.Copy(io.Discard, os.Stdin)
}

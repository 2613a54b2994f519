// Google's in-memory fake of Pub/Sub as a program. Prints where on 127.0.0.1 it is and then, for each
// line of its standard input, how many messages were not acknowledged. Ends when that input does.
package main

import (
	"bufio"
	"fmt"
	"os"

	"cloud.google.com/go/pubsub/v2/pstest"
)

func main() {
	server := pstest.NewServerWithAddress("127.0.0.1:0")
	fmt.Println(server.Addr)
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		waiting := 0
		for _, message := range server.Messages() {
			if message.Acks == 0 {
				waiting++
			}
		}
		fmt.Println(waiting)
	}
}
